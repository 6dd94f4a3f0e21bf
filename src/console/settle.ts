import { setTimeout as sleep } from 'node:timers/promises';

/** Real milliseconds. */
const LOOK_MS = 50;
const QUIET_MS = 250;
const PATIENCE_MS = 1_500;

/**
 * Waits until the bot has done what it does at once, so that the page that follows shows it: until more was seen than
 * `before`, and nothing more for a moment. Never long: what the clock does later is for Refresh.
 * @param seen grows with everything that the simulators see
 */
export async function settle(seen: () => number, before: number): Promise<void> {
  const began = Date.now();
  let last = seen();
  let changedAt = began;
  while (Date.now() - began < PATIENCE_MS) {
    await sleep(LOOK_MS);
    const now = seen();
    if (now !== last) changedAt = Date.now();
    last = now;
    if (last > before && Date.now() - changedAt >= QUIET_MS) return;
  }
}
