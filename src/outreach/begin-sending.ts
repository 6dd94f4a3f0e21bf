import { type GateDecision } from '../policy/gate.rules';
import { emitBlocked } from './ask-message';
import { NO_LEASE } from './claim-message';
import { gateMessage, isClockReason } from './gate-message';
import { type Message } from './message.model';
import { type OutreachDeps } from './outreach-ports';
import { LONGEST_VALIDITY_S, validitySeconds } from './validity.rules';

/** How long a message waits that nothing but another decision holds: the switch, the store, another attempt. */
const HOLD_MS = 30_000;

export type Begun =
  { kind: 'send'; validityPeriodSeconds: number } | { kind: 'held' } | { kind: 'blocked' } | { kind: 'lost' };

/**
 * The last decision before the socket: the gate again, then `sending` written durably. It touches the recipient's
 * record, so that a stop committed at the same time makes one of the two begin again, and see the other.
 */
export function beginSending(deps: OutreachDeps) {
  const gate = gateMessage(deps);

  return (message: Message): Promise<Begun> =>
    deps.transaction(async () => {
      const now = deps.clock.now();
      const mine = { _id: message._id, fence: message.fence, state: 'queued' as const };
      if (!(await deps.messages.exists(mine))) return { kind: 'lost' };

      const hold = async (until: Date, decision?: GateDecision): Promise<Begun> => {
        await deps.messages.updateOne(mine, {
          $set: {
            not_before: until,
            leased_until: NO_LEASE,
            updated_at: now,
            ...(decision === undefined ? {} : { decision }),
          },
        });
        return { kind: 'held' };
      };
      const shortly = new Date(now.getTime() + HOLD_MS);

      const decision = await gate(message, now);
      if (!decision.ok) {
        if (isClockReason(decision) && decision.next_open !== null) return hold(decision.next_open, decision);
        if (decision.reason === 'go_live_off' || decision.reason === 'gate_error')
          return hold(shortly, decision);
        return block(deps, message, decision);
      }

      const closes = await deps.policy.closes(message, now);
      const validity = validitySeconds(now, message.stated_time === undefined ? closes : null);
      if (validity === null) {
        const next = await deps.policy.opens(message, closes ?? shortly);
        return hold(next ?? shortly, decision);
      }

      const recipient = await deps.policy.addresses.findById(message.to).lean();
      const open = recipient?.open_attempt ?? null;
      if (open !== null && open !== message._id) return hold(shortly);
      await deps.policy.addresses.updateOne(
        { _id: message.to },
        { $set: { open_attempt: message._id }, $inc: { revision: 1 } },
        { upsert: true },
      );
      await deps.messages.updateOne(mine, {
        $set: { state: 'sending', decision, updated_at: now },
        $inc: { attempts: 1 },
      });
      return {
        kind: 'send',
        validityPeriodSeconds: message.channel === 'SMS' ? validity : LONGEST_VALIDITY_S,
      };
    });
}

async function block(deps: OutreachDeps, message: Message, decision: GateDecision): Promise<Begun> {
  const error = { code: decision.reason, message: `The gate said ${decision.reason}.` };
  await deps.messages.updateOne(
    { _id: message._id, fence: message.fence, state: 'queued' },
    { $set: { state: 'blocked', decision, error, leased_until: NO_LEASE, updated_at: deps.clock.now() } },
  );
  await emitBlocked(deps, message, decision);
  await deps.onNotSent(message, error);
  return { kind: 'blocked' };
}
