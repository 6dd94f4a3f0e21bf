import { type Connection } from 'mongoose';
import { UserError } from '../errors';
import { intentModel, type Intent } from './intent.model';

/** After it another process may take an intent up; its own renews it (hold-intents.ts). Real milliseconds. */
export const INTENT_LEASE_MS = 20_000;
/** An intent that failed this often is reported to the person and left. */
const MAX_ATTEMPTS = 3;

export type Accepted = { isNew: true } | { isNew: false; intent: Intent };

export type Intents = ReturnType<typeof createIntents>;

/** Wishes that write: stored, then acknowledged, then done exactly once (spec, section 2). */
export function createIntents({
  connection,
  now = Date.now,
}: {
  connection: Connection;
  now?: () => number;
}) {
  const model = intentModel(connection);
  const leaseEnd = () => new Date(now() + INTENT_LEASE_MS);

  return {
    /** Stores the wish durably before the acknowledgement. A key seen before brings back what it became. */
    async accept(intent: Pick<Intent, '_id' | 'door' | 'name' | 'payload'>): Promise<Accepted> {
      const fresh = { ...intent, state: 'accepted' as const, leased_until: leaseEnd(), attempts: 1 };
      const before = await model
        .findOneAndUpdate(
          { _id: intent._id },
          { $setOnInsert: { ...fresh, accepted_at: new Date(now()) } },
          { upsert: true, returnDocument: 'before' },
        )
        .lean();
      return before === null ? { isNew: true } : { isNew: false, intent: before };
    },

    /**
     * Called inside the transaction of the effect, so that the two are one. With `attempt` (1, or what `retake` or
     * `takeUp` gave) it holds only while that attempt is the latest one.
     * @throws UserError `conflict` when another process has taken the intent up since: the effect must not be kept
     */
    async complete(key: string, result: unknown, attempt?: number): Promise<void> {
      const done = await model.updateOne(
        { _id: key, ...(attempt === undefined ? {} : { state: 'accepted', attempts: attempt }) },
        { $set: { state: 'done', result, finished_at: new Date(now()) } },
      );
      if (attempt !== undefined && done.matchedCount === 0) {
        throw new UserError('conflict', 'Another process is doing this already. Ask again for its answer.');
      }
    },

    /**
     * Takes up again what died half-way or ended in an error of ours, because its caller asks again; each has one taker.
     * @returns null while somebody is at work on it, or when it is done or was refused for good
     */
    async retake(key: string): Promise<Intent | null> {
      return model
        .findOneAndUpdate(
          {
            _id: key,
            $or: [
              { state: 'accepted', leased_until: { $lt: new Date(now()) } },
              { state: 'failed', 'result.status': { $gte: 500 } },
              { state: 'failed', result: { $exists: false } },
            ],
          },
          {
            $set: { state: 'accepted', leased_until: leaseEnd() },
            $unset: { result: 1, finished_at: 1 },
            $inc: { attempts: 1 },
          },
          { returnDocument: 'after' },
        )
        .lean();
    },

    /** A refusal or a bug: it is over, and nothing of it was written. With `attempt`, only while that is the latest. */
    async fail(key: string, result: unknown, attempt?: number): Promise<void> {
      await model.updateOne(
        { _id: key, ...(attempt === undefined ? {} : { state: 'accepted', attempts: attempt }) },
        { $set: { state: 'failed', result, finished_at: new Date(now()) } },
      );
    },

    /** Takes up one intent whose process died, or null. Each has one taker. */
    async takeUp(door: Intent['door']): Promise<Intent | null> {
      return model
        .findOneAndUpdate(
          {
            state: 'accepted',
            door,
            leased_until: { $lt: new Date(now()) },
            attempts: { $lt: MAX_ATTEMPTS },
          },
          { $set: { leased_until: leaseEnd() }, $inc: { attempts: 1 } },
          { returnDocument: 'after', sort: { leased_until: 1 } },
        )
        .lean();
    },

    /** Those that nobody will take up again; each is returned once. */
    async giveUp(door: Intent['door']): Promise<Intent | null> {
      return model
        .findOneAndUpdate(
          {
            state: 'accepted',
            door,
            leased_until: { $lt: new Date(now()) },
            attempts: { $gte: MAX_ATTEMPTS },
          },
          { $set: { state: 'failed', finished_at: new Date(now()) } },
          { returnDocument: 'after' },
        )
        .lean();
    },
  };
}
