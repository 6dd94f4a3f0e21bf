import { type PlaceClock } from '../policy/clock-part';
import { type GateDecision } from '../policy/gate.rules';
import { emitBlocked } from './ask-message';
import { NO_LEASE } from './claim-messages';
import { gateMessage, isClockReason } from './gate-message';
import { consentUsed, happened, judged } from './message-history';
import { type Message, type Waiting } from './message.model';
import { type Recipient, takeRecipient } from './open-attempt';
import { type OutreachDeps } from './outreach-ports';
import { LONGEST_VALIDITY_S, validitySeconds } from './validity.rules';

/** How long a message waits that nothing but another decision holds: the switch, the store. */
const HOLD_MS = 30_000;
/** Another attempt's end wakes the message that waits for it; this is for the case that nobody does. */
const RECIPIENT_MS = 5 * 60_000;

export type Begun =
  /** No byte may leave after `notAfter` (real clock). */
  | { kind: 'send'; validityPeriodSeconds: number; notAfter: Date }
  | { kind: 'held' }
  | { kind: 'blocked' }
  | { kind: 'lost' };

/** Somebody else has the message by now: nothing that was written for it may stay. */
class ClaimLost extends Error {}

/**
 * The last decision before the socket: the gate again, then `sending` written durably. It touches the recipient's
 * record, so that a stop committed at the same time makes one of the two begin again, and see the other.
 */
export function beginSending(deps: OutreachDeps) {
  const decide = decideHandOver(deps);
  const start = startAttempt(deps);

  return async (message: Message): Promise<Begun> => {
    try {
      return await deps.transaction(async () => {
        const now = deps.clock.now();
        const verdict = await decide(message, now);
        if ('block' in verdict) return block(deps, message, verdict.block);
        if ('hold' in verdict) return hold(deps, message, verdict.hold);
        const recipient = await takeRecipient(deps, message);
        if (recipient !== null) return start(message, verdict, recipient);
        const until = new Date(now.getTime() + RECIPIENT_MS);
        return hold(deps, message, { until, waits_for: 'recipient' });
      });
    } catch (error) {
      if (error instanceof ClaimLost) return { kind: 'lost' };
      throw error;
    }
  };
}

interface Hold {
  until: Date;
  decision?: GateDecision;
  waits_for?: Waiting;
}

interface Go {
  decision: GateDecision;
  /** Seconds. */
  validity: number;
}

type Verdict = { hold: Hold } | { block: GateDecision } | Go;

function decideHandOver(deps: OutreachDeps) {
  const gate = gateMessage(deps);
  return async (message: Message, now: Date): Promise<Verdict> => {
    const shortly = new Date(now.getTime() + HOLD_MS);
    const decision = await gate(message, now);
    if (!decision.ok) {
      const until = waitsUntil(decision, shortly);
      return until === null ? { block: decision } : { hold: { until, decision } };
    }
    const clock = await deps.policy.clockAt(message);
    const validity = validityOf(deps, message, clock, now);
    if (validity !== null) return { decision, validity };
    const closes = clock.closes(message.channel, now);
    const next = closes === null ? null : clock.opens(message.channel, closes);
    return { hold: { until: next ?? shortly, decision, waits_for: 'next_window' } };
  };
}

function startAttempt(deps: OutreachDeps) {
  const { leaseMs, callMs, marginMs } = deps.settings;
  return async (message: Message, { decision, validity }: Go, recipient: Recipient): Promise<Begun> => {
    const real = deps.realNow();
    const now = deps.clock.now();
    await change(deps, message, {
      $set: {
        state: 'sending',
        decision,
        waits_for: null,
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
    });
    const notAfter = new Date(real + leaseMs - callMs - marginMs);
    return { kind: 'send', validityPeriodSeconds: validity, notAfter };
  };
}

/** @throws ClaimLost when another worker, a stop or a person was there meanwhile */
async function change(deps: OutreachDeps, message: Message, update: object): Promise<void> {
  const mine = { _id: message._id, fence: message.fence, state: 'queued' as const };
  const written = await deps.messages.updateOne(mine, update);
  if (written.matchedCount === 0) throw new ClaimLost();
}

async function hold(
  deps: OutreachDeps,
  message: Message,
  { until, decision, waits_for }: Hold,
): Promise<Begun> {
  const now = deps.clock.now();
  // What holds it is told once, however often it is asked.
  const isNews = decision !== undefined && decision.reason !== message.decision?.reason;
  await change(deps, message, {
    $set: {
      not_before: until,
      leased_until: NO_LEASE,
      waits_for: waits_for ?? null,
      updated_at: now,
      ...(decision === undefined ? {} : { decision }),
    },
    ...(isNews ? happened({ at: now, what: 'held', gate: judged(decision) }) : {}),
  });
  return { kind: 'held' };
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
  const blocked = { state: 'blocked' as const, decision, error, leased_until: NO_LEASE };
  await change(deps, message, {
    $set: { ...blocked, updated_at: now },
    ...happened({ at: now, what: 'blocked', gate: judged(decision) }),
  });
  await emitBlocked(deps, message, decision);
  const optedOut = decision.reason === 'opted_out';
  await deps.onNotSent({ ...message, ...blocked }, { message: error.message, optedOut });
  return { kind: 'blocked' };
}
