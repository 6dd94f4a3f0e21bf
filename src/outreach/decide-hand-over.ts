import { type PlaceClock } from '../policy/clock-part';
import { type GateDecision } from '../policy/gate.rules';
import { type Policy } from '../policy/policy';
import { isClockReason } from '../policy/clock-reasons.rules';
import { gateMessage } from './gate-message';
import { type Message, type Waiting } from './message.model';
import { type OutreachDeps } from './outreach-ports';
import { LONGEST_VALIDITY_S, validitySeconds } from './validity.rules';

/** How long a message waits that nothing but another decision holds: the switch, the store. */
const HOLD_MS = 30_000;

export interface Hold {
  until: Date;
  decision?: GateDecision;
  waits_for?: Waiting;
}

export interface Go {
  decision: GateDecision;
  /** How long the provider may keep it. Seconds. */
  validity: number;
}

export type Verdict = { hold: Hold } | { block: GateDecision } | { go: Go };

/** The last word on a message before its socket: the gate again, and whether enough of the window is left. */
export function decideHandOver(
  isSandbox: OutreachDeps['isSandbox'],
  view: Pick<Awaited<ReturnType<Policy['together']>>, 'decide' | 'clockAt'>,
) {
  const gate = gateMessage({ policy: view, isSandbox });
  return async (message: Message, now: Date): Promise<Verdict> => {
    const shortly = new Date(now.getTime() + HOLD_MS);
    const decision = await gate(message, now);
    if (!decision.ok) {
      const until = waitsUntil(decision, shortly);
      return until === null ? { block: decision } : { hold: { until, decision } };
    }
    const clock = await view.clockAt(message);
    const validity = validityOf(isSandbox, message, clock, now);
    if (validity !== null) return { go: { decision, validity } };
    const closes = clock.closes(message.channel, now);
    const next = closes === null ? null : clock.opens(message.channel, closes);
    return { hold: { until: next ?? shortly, decision, waits_for: 'next_window' } };
  };
}

/** When to ask the gate again; null: its no stands. */
function waitsUntil(decision: GateDecision, shortly: Date): Date | null {
  if (isClockReason(decision)) return decision.next_open;
  return decision.reason === 'go_live_off' || decision.reason === 'gate_error' ? shortly : null;
}

/** A stated time replaces the clock only while the provider is a sandbox (spec 4.2); then nothing leaves late. */
function validityOf(
  isSandbox: OutreachDeps['isSandbox'],
  message: Message,
  clock: PlaceClock,
  now: Date,
): number | null {
  const { channel } = message;
  if (message.stated_time !== undefined && isSandbox[channel]) return LONGEST_VALIDITY_S;
  return validitySeconds(now, clock.closes(channel, now));
}
