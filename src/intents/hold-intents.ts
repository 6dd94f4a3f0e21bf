import { type Connection } from 'mongoose';
import { type Log } from '../contract/ports';
import { INTENT_LEASE_MS } from './intents';
import { intentModel } from './intent.model';

export type IntentHolds = ReturnType<typeof createIntentHolds>;

/**
 * Keeps the leases of what this process has acknowledged and has not come to yet, while it lives: however long the
 * queue, nobody else takes it up. When the process dies its leases end by themselves.
 */
export function createIntentHolds({ connection, log }: { connection: Connection; log: Log }) {
  const model = intentModel(connection);
  const held = new Set<string>();

  async function renew(): Promise<void> {
    if (held.size === 0) return;
    const leased_until = new Date(Date.now() + INTENT_LEASE_MS);
    await model
      .updateMany({ _id: { $in: [...held] }, state: 'accepted' }, { $set: { leased_until } })
      .catch((error: unknown) => log.warn({ err: error, held: held.size }, 'leases could not be renewed'));
  }
  const timer = setInterval(() => void renew(), INTENT_LEASE_MS / 4);
  timer.unref();

  return {
    /** @returns what ends the hold */
    hold(key: string): () => void {
      held.add(key);
      return () => void held.delete(key);
    },
    close: async (): Promise<void> => clearInterval(timer),
  };
}
