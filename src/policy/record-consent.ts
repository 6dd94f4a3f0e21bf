import { type Model } from 'mongoose';
import { type Transaction } from '../contract/ports';
import { type Consent, type ContactAddress } from './contact-address.model';

/** Adds a consent to an address; the same one twice is one, also by two callers at once. */
export function recordConsent(deps: { addresses: Model<ContactAddress>; transaction: Transaction }) {
  return (address: string, consent: Consent): Promise<void> =>
    deps.transaction(async () => {
      const { basis, at, evidence } = consent;
      const known = await deps.addresses.exists({
        _id: address,
        consents: { $elemMatch: { basis, at, evidence } },
      });
      if (known !== null) return;
      await deps.addresses.updateOne(
        { _id: address },
        { $push: { consents: consent }, $inc: { revision: 1 } },
        { upsert: true },
      );
    });
}
