import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor } from '../contract/actor';
import { leadTokens } from '../leads/lead-tokens.rules';
import { withoutAbsent } from '../without-absent';
import { type Buyer } from './buyer.model';
import { placeOfKey, typedPlaces } from './places.rules';

export interface WriteDeps {
  buyers: Model<Buyer>;
  audit: Audit;
}

/** What follows from the rest is not given; an optional field without a value is taken away. */
export type WrittenBuyer = Pick<Buyer, '_id' | 'name' | 'language' | 'box' | 'active' | 'created_at'> & {
  [Field in 'phone' | 'email' | 'owner' | 'paused_by']?: string | undefined;
};

/**
 * Writes a buyer with all that follows: addresses, the words by which they are found, where they are taken to be, the
 * time of the change. The audit entry says which fields. In the caller's transaction.
 */
export async function writeBuyer(
  { buyers, audit }: WriteDeps,
  buyer: WrittenBuyer,
  actor: Actor,
  recorded: { action: `buyer.${string}`; fields?: string[] },
): Promise<Buyer> {
  const { _id, name, phone, email, language, box, active, paused_by, owner, created_at } = buyer;
  const addresses = [phone, email].filter((address) => address !== undefined);
  const [first] = box.places.map(placeOfKey);
  const all = {
    ...{ name, phone, email, language, box, active, paused_by, owner, created_at },
    ...first,
    addresses: addresses.length > 0 ? addresses : undefined,
    tokens: leadTokens({ _id, name, phone, email, address: typedPlaces(box.places) }),
  };
  const absent = Object.entries(all).filter(([, value]) => value === undefined);
  const unset: Record<string, 1> = Object.fromEntries(absent.map(([field]) => [field, 1]));
  const written = await buyers
    .findOneAndUpdate(
      { _id },
      {
        $set: withoutAbsent(all),
        ...(absent.length > 0 && { $unset: unset }),
        $currentDate: { changed_at: true },
      },
      { upsert: true, returnDocument: 'after' },
    )
    .lean();
  if (!written) throw new Error('an upsert of a buyer brought nothing back');
  const { action, fields: changed } = recorded;
  await audit.record(actor, {
    action,
    thing: { kind: 'buyer', id: _id },
    ...(changed && { after: { fields: [...changed].sort() } }),
  });
  return written;
}
