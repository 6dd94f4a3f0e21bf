import { type GateDecision } from '../policy/gate.rules';
import { emitBlocked } from './ask-message';
import { NO_LEASE } from './claim-messages';
import { decideHandOver, type Go, type Hold, type Verdict } from './decide-hand-over';
import { consentUsed, happened, judged } from './message-history';
import { type Message } from './message.model';
import { type Recipient, recipientsOf } from './open-attempt';
import { type OutreachDeps } from './outreach-ports';

/** Another attempt's end wakes the message that waits for it; this is for the case that nobody does. */
const RECIPIENT_MS = 5 * 60_000;

export type Begun =
  /** No byte may leave after `notAfter` (real clock). */
  | { kind: 'send'; validityPeriodSeconds: number; notAfter: Date }
  | { kind: 'held' }
  | { kind: 'blocked' }
  | { kind: 'lost' };

/** Somebody else has a message by now: nothing that was written with it may stay. */
class ClaimLost extends Error {}

/**
 * The last decision before the socket: the gate again, then `sending` written durably, of several messages in one
 * transaction. It touches the recipients' records, so that a stop committed at the same time makes one of the two
 * begin again, and see the other. What cannot be begun together is begun one by one.
 * @returns one answer for each message, in their order
 */
export function beginSending(deps: OutreachDeps) {
  const together = beginTogether(deps);

  async function alone(message: Message): Promise<Begun> {
    try {
      const [begun] = await together([message]);
      return begun ?? { kind: 'lost' };
    } catch (error) {
      if (!(error instanceof ClaimLost)) {
        deps.log.error({ err: error, message_id: message._id }, 'a message could not be begun; later again');
      }
      return { kind: 'lost' };
    }
  }

  return async (messages: readonly Message[]): Promise<Begun[]> => {
    if (messages.length > 1) {
      try {
        return await together(messages);
      } catch (error) {
        deps.log.debug({ err: error, messages: messages.length }, 'begun one by one');
      }
    }
    const begun: Begun[] = [];
    for (const message of messages) begun.push(await alone(message));
    return begun;
  };
}

function beginTogether(deps: OutreachDeps) {
  return (messages: readonly Message[]): Promise<Begun[]> =>
    deps.transaction(async () => {
      const now = deps.clock.now();
      const view = await deps.policy.together(messages.map(({ to }) => to));
      const decide = decideHandOver(deps.isSandbox, view);
      const recipients = recipientsOf(deps, view.recordOf);
      const plans: Plan[] = [];
      for (const message of messages) {
        const verdict = await decide(message, now);
        plans.push(planOf(deps, message, verdict, recipients, now));
      }
      await recipients.write();
      const written = await deps.messages.bulkWrite(
        plans.map(({ message: { _id, fence }, update }) => ({
          updateOne: { filter: { _id, fence, state: 'queued' as const }, update },
        })),
      );
      if (written.matchedCount !== plans.length) throw new ClaimLost();
      for (const { message, blocked } of plans) if (blocked) await tellBlocked(deps, message, blocked);
      return plans.map(({ begun }) => begun);
    });
}

interface Plan {
  message: Message;
  begun: Begun;
  update: object;
  blocked?: Pick<Message, 'state' | 'error'> & { decision: GateDecision };
}

function planOf(
  deps: OutreachDeps,
  message: Message,
  verdict: Verdict,
  recipients: ReturnType<typeof recipientsOf>,
  now: Date,
): Plan {
  if ('block' in verdict) return blockPlan(message, verdict.block, now);
  if ('hold' in verdict) return holdPlan(message, verdict.hold, now);
  const recipient = recipients.take(message);
  if (recipient !== null) return sendPlan(deps, message, verdict.go, recipient, now);
  const until = new Date(now.getTime() + RECIPIENT_MS);
  return holdPlan(message, { until, waits_for: 'recipient' }, now);
}

function sendPlan(deps: OutreachDeps, message: Message, go: Go, recipient: Recipient, now: Date): Plan {
  const { leaseMs, callMs, marginMs } = deps.settings;
  const { decision, validity } = go;
  const real = deps.realNow();
  const update = {
    $set: {
      state: 'sending',
      decision,
      waits_for: null,
      ...(message.spend === undefined ? {} : { spend: message.spend }),
      began_at: new Date(real),
      // From here on: the wait for its turn is behind it.
      leased_until: new Date(real + leaseMs),
      updated_at: now,
    },
    $inc: { attempts: 1 },
    ...happened({
      at: now,
      what: 'sending',
      attempt: message.attempts + 1,
      gate: judged(decision),
      ...consentUsed(recipient, now),
    }),
  };
  const notAfter = new Date(real + leaseMs - callMs - marginMs);
  return { message, update, begun: { kind: 'send', validityPeriodSeconds: validity, notAfter } };
}

function holdPlan(message: Message, { until, decision, waits_for }: Hold, now: Date): Plan {
  // What holds it is told once, however often it is asked.
  const isNews = decision !== undefined && decision.reason !== message.decision?.reason;
  const update = {
    $set: {
      not_before: until,
      leased_until: NO_LEASE,
      waits_for: waits_for ?? null,
      updated_at: now,
      ...(decision === undefined ? {} : { decision }),
    },
    ...(isNews ? happened({ at: now, what: 'held', gate: judged(decision) }) : {}),
  };
  return { message, update, begun: { kind: 'held' } };
}

function blockPlan(message: Message, decision: GateDecision, now: Date): Plan {
  const error = { code: decision.reason, message: `The gate said ${decision.reason}.` };
  const blocked = { state: 'blocked' as const, decision, error, leased_until: NO_LEASE };
  const update = {
    $set: { ...blocked, updated_at: now },
    ...happened({ at: now, what: 'blocked', gate: judged(decision) }),
  };
  return { message, update, blocked, begun: { kind: 'blocked' } };
}

async function tellBlocked(
  deps: OutreachDeps,
  message: Message,
  blocked: NonNullable<Plan['blocked']>,
): Promise<void> {
  await emitBlocked(deps, message, blocked.decision);
  const optedOut = blocked.decision.reason === 'opted_out';
  await deps.onNotSent({ ...message, ...blocked }, { message: blocked.error?.message ?? '', optedOut });
}
