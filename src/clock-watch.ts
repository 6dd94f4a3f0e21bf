import { type Clock } from './contract/ports';

/** How far the clock may be from where it should be before that counts as a jump, in real milliseconds. */
const TOLERANCE_MS = 30_000;
/** How long nobody is contacted after a jump, in real milliseconds. */
const HOLD_MS = 60_000;

/**
 * Compares the clock with one that cannot be set. After a jump, forward or back (somebody set it, or the machine slept),
 * nobody can tell for a while which of the two times was right: no contact (spec section 2).
 * @returns whether the clock is to be trusted now
 */
export function createClockWatch({
  clock,
  rate = 1,
  monotonicMs = () => performance.now(),
}: {
  clock: Clock;
  /** Domain seconds in a real one. */
  rate?: number | undefined;
  monotonicMs?: () => number;
}): () => boolean {
  const look = () => ({ shown: clock.now().getTime(), real: monotonicMs() });
  let last = look();
  let doubtfulUntil = -Infinity;
  return () => {
    const now = look();
    const difference = Math.abs((now.shown - last.shown) / rate - (now.real - last.real));
    // NaN, an unreadable clock, is no small difference.
    if (!(difference <= TOLERANCE_MS)) doubtfulUntil = now.real + HOLD_MS;
    last = now;
    return now.real >= doubtfulUntil;
  };
}
