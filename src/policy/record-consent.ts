import { type Model } from 'mongoose';
import { type Transaction } from '../contract/ports';
import { type Consent, type ContactAddress } from './contact-address.model';

/**
 * Adds a consent to an address; the same one twice is one, also by two callers at once.
 * @param isOfNewcomer nothing can wait for it yet
 * @returns false when it was on record already
 */
export function recordConsent(deps: {
  addresses: Model<ContactAddress>;
  transaction: Transaction;
  /** Told in its transaction: what waits for want of a consent is looked at again. */
  onConsent(address: string): Promise<void>;
}) {
  return (address: string, consent: Consent, isOfNewcomer = false): Promise<boolean> =>
    deps.transaction(async () => {
      const { basis, at, evidence } = consent;
      const known = await deps.addresses.exists({
        _id: address,
        consents: { $elemMatch: { basis, at, evidence } },
      });
      if (known !== null) return false;
      await deps.addresses.updateOne(
        { _id: address },
        { $push: { consents: consent }, $inc: { revision: 1 } },
        { upsert: true },
      );
      if (!isOfNewcomer) await deps.onConsent(address);
      return true;
    });
}
