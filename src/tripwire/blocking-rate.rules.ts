/** More than this share of wishes blocked is drift (spec 3.9). */
export const BLOCKING_LIMIT = 0.15;
/** With fewer events than this nothing is said. */
const MIN_EVENTS = 10;

export type BlockingRate =
  | { state: 'insufficient_data'; blocked: number; sent: number }
  | { state: 'healthy' | 'drift'; blocked: number; sent: number; rate: number };

/** blocked / (blocked + sent). Waiting in the queue is not a block. */
export function blockingRate(blocked: number, sent: number): BlockingRate {
  const total = blocked + sent;
  if (total < MIN_EVENTS) return { state: 'insufficient_data', blocked, sent };
  const rate = blocked / total;
  return { state: rate > BLOCKING_LIMIT ? 'drift' : 'healthy', blocked, sent, rate };
}
