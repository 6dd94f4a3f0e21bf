import { AsyncResource } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Log } from '../../src/contract/ports';

/**
 * Runs `work` soon, once for all that ask meanwhile; asked while it runs, it runs once more. Never throws.
 * It runs in the asynchronous context in which it was made: started from inside a transaction, it would
 * otherwise write in that transaction.
 */
export function createNudge(
  work: () => Promise<unknown>,
  log: Log,
): { nudge: () => void; settled: () => Promise<void> } {
  let asked = false;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (asked) {
      // Those who ask in one go are served in one go.
      await nextTurn();
      asked = false;
      try {
        await work();
      } catch (error) {
        log.warn({ err: error }, 'Cards could not be delivered at once; the next tick of their job does it');
      }
    }
    running = undefined;
  }

  const start = AsyncResource.bind(() => {
    asked = true;
    running ??= run();
  });
  return { nudge: () => void start(), settled: async () => running };
}
