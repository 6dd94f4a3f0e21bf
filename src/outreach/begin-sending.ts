import { type PlaceClock } from '../policy/clock-part';
import { type GateDecision } from '../policy/gate.rules';
import { emitBlocked } from './ask-message';
import { NO_LEASE } from './claim-message';
import { gateMessage, isClockReason } from './gate-message';
import { consentUsed, happened, judged } from './message-history';
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
        const why = decision === undefined ? {} : { decision };
        const $set = { not_before: until, leased_until: NO_LEASE, updated_at: now, ...why };
        // What holds it is told once, however often it is asked.
        const isNews = decision !== undefined && decision.reason !== message.decision?.reason;
        const event = isNews ? happened({ at: now, what: 'held', gate: judged(decision) }) : {};
        await deps.messages.updateOne(mine, { $set, ...event });
        return { kind: 'held' };
      };
      const shortly = new Date(now.getTime() + HOLD_MS);

      const decision = await gate(message, now);
      if (!decision.ok) {
        const until = waitsUntil(decision, shortly);
        return until === null ? block(deps, message, decision) : hold(until, decision);
      }
      const clock = await deps.policy.clockAt(message);
      const validity = validityOf(deps, message, clock, now);
      if (validity === null) {
        const closes = clock.closes(message.channel, now);
        const next = closes === null ? null : clock.opens(message.channel, closes);
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
        ...happened({
          at: now,
          what: 'sending',
          attempt: message.attempts + 1,
          gate: judged(decision),
          ...consentUsed(recipient, now),
        }),
      });
      return { kind: 'send', validityPeriodSeconds: validity };
    });
}

/** When to ask the gate again; null: its no stands. */
function waitsUntil(decision: GateDecision, shortly: Date): Date | null {
  if (isClockReason(decision)) return decision.next_open;
  return decision.reason === 'go_live_off' || decision.reason === 'gate_error' ? shortly : null;
}

/** A stated time replaces the clock only while the provider is a sandbox (spec 4.2); then nothing leaves late. */
function validityOf(deps: OutreachDeps, message: Message, clock: PlaceClock, now: Date): number | null {
  const { channel } = message;
  if (message.stated_time !== undefined && deps.isSandbox[channel]) return LONGEST_VALIDITY_S;
  return validitySeconds(now, clock.closes(channel, now));
}

async function block(deps: OutreachDeps, message: Message, decision: GateDecision): Promise<Begun> {
  const now = deps.clock.now();
  const error = { code: decision.reason, message: `The gate said ${decision.reason}.` };
  const change = { state: 'blocked' as const, decision, error, leased_until: NO_LEASE };
  await deps.messages.updateOne(
    { _id: message._id, fence: message.fence, state: 'queued' },
    {
      $set: { ...change, updated_at: now },
      ...happened({ at: now, what: 'blocked', gate: judged(decision) }),
    },
  );
  await emitBlocked(deps, message, decision);
  const optedOut = decision.reason === 'opted_out';
  await deps.onNotSent({ ...message, ...change }, { message: error.message, optedOut });
  return { kind: 'blocked' };
}
