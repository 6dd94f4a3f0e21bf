import { type Model } from 'mongoose';
import { type Consent, type ContactAddress } from './contact-address.model';

/** Adds a consent to an address; the same one twice is one. Runs in the caller's transaction. */
export function recordConsent(addresses: Model<ContactAddress>) {
  return async (address: string, consent: Consent): Promise<void> => {
    const { basis, at, evidence } = consent;
    const known = await addresses.exists({ _id: address, consents: { $elemMatch: { basis, at, evidence } } });
    if (known !== null) return;
    await addresses.updateOne(
      { _id: address },
      { $push: { consents: consent }, $inc: { revision: 1 } },
      { upsert: true },
    );
  };
}
