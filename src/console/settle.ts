import { setTimeout as sleep } from 'node:timers/promises';

/** Real milliseconds. */
const LOOK_MS = 50;
const QUIET_MS = 250;
const PATIENCE_MS = 2_000;

/**
 * Waits until the bot has done what it does at once, so that the page that follows shows it: until something was seen
 * and nothing more for a moment. Never long: what the clock does later is for Refresh.
 * @param seen grows with everything that the simulators see
 */
export async function settle(seen: () => number): Promise<void> {
  const began = Date.now();
  const before = seen();
  let last = before;
  let quietSince = began;
  while (Date.now() - began < PATIENCE_MS) {
    await sleep(LOOK_MS);
    const now = seen();
    if (now !== last) quietSince = Date.now();
    last = now;
    if (last !== before && Date.now() - quietSince >= QUIET_MS) return;
  }
}
