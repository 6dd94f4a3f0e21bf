import { type Engine } from './engine';
import { collectGarbage } from './storage/garbage';
import { expireDocuments } from './commands/expire';

/** https://www.mongodb.com/docs/manual/core/index-ttl/#timing-of-the-delete-operation : once a minute. */
const TTL_MS = 60_000;
const SECOND = 1_000;
const SESSIONS_MS = 5 * 60_000;

/** What is done without being asked. */
export function startHousekeeping(engine: Engine, ttlMs = TTL_MS): () => void {
  const timers = [
    every(SECOND, () => {
      engine.transactions.sweep();
      collectGarbage(engine.store.live);
    }),
    every(ttlMs, () => expireDocuments(engine)),
    every(SESSIONS_MS, () => {
      engine.cursors.sweep();
      engine.sessions.sweep();
    }),
  ];
  return () => timers.forEach(clearInterval);
}

function every(ms: number, work: () => void): NodeJS.Timeout {
  return setInterval(() => {
    try {
      work();
    } catch (error) {
      process.stderr.write(
        `embedded store: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
    }
  }, ms).unref();
}
