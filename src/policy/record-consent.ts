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
      const { modifiedCount, upsertedCount } = await deps.addresses.updateOne(
        { _id: address },
        withConsent(consent),
        { upsert: true, updatePipeline: true },
      );
      if (modifiedCount + upsertedCount === 0) return false;
      if (!isOfNewcomer) await deps.onConsent(address);
      return true;
    });
}

/** A pipeline is not cast and knows no defaults: what a new address has stands here. */
function withConsent({ basis, at, evidence, recorded_by }: Consent) {
  const consents = { $ifNull: ['$consents', []] };
  const isTheSame = {
    $and: [
      { $eq: ['$$one.basis', { $literal: basis }] },
      { $eq: ['$$one.at', at] },
      { $eq: ['$$one.evidence', { $literal: evidence }] },
    ],
  };
  const count = { $size: { $filter: { input: consents, as: 'one', cond: isTheSame } } };
  const isNew = { $eq: [count, 0] };
  const added = [{ $literal: { basis, at, evidence, recorded_by } }];
  return [
    {
      $set: {
        suppressions: { $ifNull: ['$suppressions', []] },
        open_attempt: { $ifNull: ['$open_attempt', null] },
        consents: { $cond: [isNew, { $concatArrays: [consents, added] }, consents] },
        revision: { $add: [{ $ifNull: ['$revision', 0] }, { $cond: [isNew, 1, 0] }] },
      },
    },
  ];
}
