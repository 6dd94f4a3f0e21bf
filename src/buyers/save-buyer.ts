import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { type BuyerId } from '../ids';
import { type BuyBox, placeKey } from './buy-box.rules';
import { type Buyer } from './buyer.model';

/** A buyer as somebody takes them in; what is left out of the box is not limited. */
export interface BuyerFacts extends Pick<Buyer, 'name' | 'province' | 'market' | 'language'> {
  phone?: string | undefined;
  email?: string | undefined;
  owner?: string | undefined;
  /** Default: the one place, anything. */
  box?: BuyBox | undefined;
}

/** Adds a buyer, or brings the one with that number or e-mail address up to date: the number counts first. */
export function saveBuyer(deps: {
  buyers: Model<Buyer>;
  nextId(): Promise<BuyerId>;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
}) {
  const { buyers } = deps;
  return async (facts: BuyerFacts, actor: Actor): Promise<Buyer> => {
    const { phone, email } = facts;
    const given = [phone, email].filter((address) => address !== undefined);
    const spareId = await deps.nextId();
    return deps.transaction(async () => {
      const known = await buyers.find({ addresses: { $in: given } }).lean();
      const twin = given.flatMap((address) =>
        known.filter(({ addresses }) => addresses?.includes(address)),
      )[0];
      // An address of yet another buyer stays theirs.
      const taken = known.filter(({ _id }) => _id !== twin?._id).flatMap(({ addresses }) => addresses ?? []);
      const own = (address: string | undefined, before: string | undefined) =>
        address === undefined || taken.includes(address) ? before : address;
      const contact = { phone: own(phone, twin?.phone), email: own(email, twin?.email) };
      const { name, province, market, language, owner = twin?.owner } = facts;
      const box = facts.box ?? { places: [placeKey(province, market)], types: [] };
      const addresses = [contact.phone, contact.email].filter((address) => address !== undefined);
      const saved = await buyers
        .findOneAndUpdate(
          { _id: twin?._id ?? spareId },
          {
            $set: withoutAbsent({ name, province, market, language, owner, box, addresses, ...contact }),
            $setOnInsert: { active: true, created_at: deps.clock.now() },
            $currentDate: { changed_at: true },
          },
          { upsert: true, returnDocument: 'after' },
        )
        .lean();
      if (!saved) throw new Error('an upsert of a buyer brought nothing back');
      await deps.audit.record(actor, { action: 'buyer.save', thing: { kind: 'buyer', id: saved._id } });
      return saved;
    });
  };
}

function withoutAbsent<T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
