import { type Message } from './message.model';
import { type OutreachDeps } from './outreach-ports';

/** Must outlast the provider's timeout with a margin. Real milliseconds. */
export const LEASE_MS = 60_000;
/** What a worker still needs after the provider's answer. */
export const LEASE_MARGIN_MS = 10_000;

/** "Nobody is at it": earlier than any instant. */
export const NO_LEASE = new Date(0);

/** Takes the message that has waited longest, for this worker alone. The fence tells late writers apart. */
export function claimMessage(deps: Pick<OutreachDeps, 'messages' | 'clock' | 'realNow'>) {
  return async (): Promise<Message | null> =>
    deps.messages
      .findOneAndUpdate(
        {
          state: 'queued',
          not_before: { $lte: deps.clock.now() },
          leased_until: { $lt: new Date(deps.realNow()) },
        },
        { $set: { leased_until: new Date(deps.realNow() + LEASE_MS) }, $inc: { fence: 1 } },
        { sort: { not_before: 1 }, returnDocument: 'after' },
      )
      .lean();
}
