import { type Model } from 'mongoose';
import { DAY_MS } from '../time/civil-date';
import { type ContactAddress, type Suppression } from './contact-address.model';
import { type Channel } from './gate.rules';
import { type StoppedAddress } from './stopped-address.model';

export interface SuppressionModels {
  addresses: Model<ContactAddress>;
  stopped: Model<StoppedAddress>;
}

/**
 * From the commit of this on, nothing is sent to the address by these channels. A channel already suppressed
 * keeps its first cause and proof; only what a keyword set gets the stronger cause beside it, since an opt-in
 * word must not lift what was asked for in other words too. Runs in the caller's transaction.
 * @returns the channels for which something was added
 */
export function suppress({ addresses, stopped }: SuppressionModels) {
  return async (
    address: string,
    channels: Channel[],
    because: Omit<Suppression, 'channel'>,
  ): Promise<Channel[]> => {
    const before = await addresses.findById(address).lean();
    const fresh = channels.filter((channel) => {
      const known = (before?.suppressions ?? []).filter(
        (entry) => entry.channel === channel && !isRenewedBy(entry, because),
      );
      if (because.cause === 'keyword') return known.length === 0;
      return known.every((entry) => entry.cause === 'keyword');
    });
    // Also without anything new: a send that starts at this moment must collide with the stop.
    await addresses.updateOne(
      { _id: address },
      {
        $push: { suppressions: { $each: fresh.map((channel) => ({ ...because, channel })) } },
        $inc: { revision: 1 },
      },
      { upsert: true },
    );
    if (fresh.length > 0) {
      await stopped.updateOne({ _id: address }, { $set: { at: because.at } }, { upsert: true });
    }
    return fresh;
  };
}

/** Lifts what an opt-out keyword had set, and nothing else (spec 3.5). @returns the channels lifted */
export function liftKeywordSuppression({ addresses, stopped }: SuppressionModels) {
  return async (address: string): Promise<Channel[]> => {
    const before = await addresses
      .findOneAndUpdate(
        { _id: address },
        { $pull: { suppressions: { cause: 'keyword' } }, $inc: { revision: 1 } },
        { returnDocument: 'before' },
      )
      .lean();
    const lifted = before?.suppressions.filter((entry) => entry.cause === 'keyword') ?? [];
    if (lifted.length === before?.suppressions.length) await stopped.deleteOne({ _id: address });
    return lifted.map((entry) => entry.channel);
  };
}

/** A wish not to be called binds for a time only: said again on another day, that time begins again. */
function isRenewedBy({ channel, at }: Suppression, later: Pick<Suppression, 'at'>): boolean {
  return channel === 'CALL' && later.at.getTime() - at.getTime() >= DAY_MS;
}
