import { newToken } from '../ids';
import { type Message } from './message.model';
import { type OutreachDeps } from './outreach-ports';

/** "Nobody is at it": earlier than any instant. */
export const NO_LEASE = new Date(0);

/** Several workers look at the same head of the queue: each takes its share of the first so many times its wish. */
const LOOK_AHEAD = 3;

/**
 * Takes messages of one channel that are due, for this worker alone: roughly those that have waited longest, or, where
 * workers take turns, exactly those. The fence tells late writers apart.
 */
export function claimMessages(deps: Pick<OutreachDeps, 'messages' | 'clock' | 'realNow' | 'settings'>) {
  const { messages } = deps;
  return async (channel: Message['channel'], count: number, inOrder: boolean): Promise<Message[]> => {
    const real = deps.realNow();
    const due = {
      state: 'queued' as const,
      channel,
      not_before: { $lte: deps.clock.now() },
      leased_until: { $lt: new Date(real) },
    };
    const seen = await messages
      .find(due, { _id: 1 })
      .sort({ not_before: 1 })
      .limit(inOrder ? count : count * LOOK_AHEAD)
      .lean();
    if (seen.length === 0) return [];
    const ids = someOf(
      seen.map(({ _id }) => _id),
      count,
    );
    const claim = newToken();
    await messages.updateMany(
      { ...due, _id: { $in: ids } },
      { $set: { leased_until: new Date(real + deps.settings.leaseMs), claim }, $inc: { fence: 1 } },
    );
    return messages
      .find({ _id: { $in: ids }, claim })
      .sort({ not_before: 1 })
      .lean();
  };
}

/** So many next to each other, from a place left to chance: two workers seldom want the same ones. */
function someOf<T>(all: T[], count: number): T[] {
  const start = Math.floor(Math.random() * (Math.max(0, all.length - count) + 1));
  return all.slice(start, start + count);
}
