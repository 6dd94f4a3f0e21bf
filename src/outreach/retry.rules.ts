/** A message that was certainly not processed this often is dead: after about an hour without the provider. */
export const MAX_ATTEMPTS = 14;

const FIRST_DELAY_MS = 2_000;
const LONGEST_DELAY_MS = 10 * 60_000;

/**
 * When to try again what was certainly not processed: doubling, with jitter so that many do not come back at once,
 * and never before the provider said. `chance` is in [0, 1).
 * @returns milliseconds, or null when it is enough
 */
export function retryDelay(attempt: number, after: number | undefined, chance: number): number | null {
  if (attempt >= MAX_ATTEMPTS) return null;
  const base = Math.min(FIRST_DELAY_MS * 2 ** (attempt - 1), LONGEST_DELAY_MS);
  return Math.max(after ?? 0, base / 2 + (base / 2) * chance);
}
