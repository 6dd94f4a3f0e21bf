import { isClockReason } from './clock-reasons.rules';
import { type GateDecision } from './gate.types';
import { type Policy } from './policy';

/** One channel by which somebody can be written to now, or when their window opens. */
export interface OpenWay {
  channel: 'SMS' | 'EMAIL';
  /** The number or the e-mail address. */
  to: string;
  decision: GateDecision;
  /** The window is closed until then; null: open now. */
  closed_until: Date | null;
}

type Together = Awaited<ReturnType<Policy['together']>>;
type Place = Omit<Parameters<Together['decide']>[0], 'channel' | 'when' | 'address'>;

/**
 * A text before an e-mail, as it is read sooner; what is open now before what opens later.
 * @returns the gate's refusal of the first where none will do; null for somebody without an address
 */
export async function chooseWay(
  together: Pick<Together, 'decide'>,
  { phone, email }: { phone?: string | undefined; email?: string | undefined },
  place: Place,
  now: Date,
): Promise<{ way: OpenWay } | { refused: GateDecision } | null> {
  const ways = [
    ...(phone === undefined ? [] : [{ channel: 'SMS' as const, to: phone }]),
    ...(email === undefined ? [] : [{ channel: 'EMAIL' as const, to: email }]),
  ];
  const asked: OpenWay[] = [];
  for (const { channel, to } of ways) {
    const decision = await together.decide({ channel, ...place, when: { at: now }, address: to }, now);
    asked.push({ channel, to, decision, closed_until: decision.ok ? null : decision.next_open });
  }
  const way = asked.find(({ decision }) => decision.ok) ?? asked.find(isOnlyClosed);
  if (way) return { way };
  const [first] = asked;
  return first ? { refused: first.decision } : null;
}

function isOnlyClosed({ decision }: OpenWay): boolean {
  return isClockReason(decision) && decision.next_open !== null;
}
