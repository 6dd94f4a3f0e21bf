import { type Actor, actorName } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { type BuyerId } from '../ids';
import { type ConsentBasis } from '../policy/consent.rules';
import { type Policy } from '../policy/policy';
import { type BuyBox, placeKey } from './buy-box.rules';
import { type Buyer } from './buyer.model';
import { type WriteDeps, type WrittenBuyer, writeBuyer } from './write-buyer';

/** A buyer as somebody takes them in. What is left out stays as it was; of a new one it is not limited. */
export interface BuyerFacts extends Pick<Buyer, 'name' | 'province' | 'market'> {
  phone?: string | undefined;
  email?: string | undefined;
  /** Default: French in Quebec, else English. */
  language?: Buyer['language'] | undefined;
  /** Of a new one; who takes the same buyer in again does not take them over. */
  owner?: string | undefined;
  /** Default: the one place, anything. */
  box?: Partial<BuyBox> | undefined;
  consent?: { basis: ConsentBasis; evidence: string; at: Date } | undefined;
}

export type SavedBuyer = Buyer & {
  /** False when one who was known was brought up to date. */
  created: boolean;
};

export interface SaveDeps extends WriteDeps {
  nextId(): Promise<BuyerId>;
  policy: Pick<Policy, 'recordConsent'>;
  clock: Clock;
  transaction: Transaction;
}

/**
 * Adds a buyer, or brings the one with that number or e-mail address up to date: the number counts first. Whoever took
 * a pause keeps it.
 */
export function saveBuyer(deps: SaveDeps) {
  return async (facts: BuyerFacts, actor: Actor): Promise<SavedBuyer> => {
    const given = [facts.phone, facts.email].filter((address) => address !== undefined);
    const spareId = await deps.nextId();
    return deps.transaction(async () => {
      const known = await deps.buyers.find({ addresses: { $in: given } }).lean();
      const twin = given.flatMap((one) => known.filter(({ addresses }) => addresses?.includes(one)))[0];
      // An address of yet another buyer stays theirs.
      const taken = known.filter(({ _id }) => _id !== twin?._id).flatMap(({ addresses }) => addresses ?? []);
      const saved = await writeBuyer(deps, merged(facts, twin, taken, spareId, deps.clock.now()), actor, {
        action: 'buyer.save',
      });
      if (facts.consent) {
        const consent = { ...facts.consent, recorded_by: actorName(actor) };
        for (const address of given) await deps.policy.recordConsent(address, consent, twin === undefined);
      }
      return { ...saved, created: twin === undefined };
    });
  };
}

function merged(
  facts: BuyerFacts,
  twin: Buyer | undefined,
  taken: string[],
  spareId: BuyerId,
  now: Date,
): WrittenBuyer {
  const own = (address: string | undefined, before: string | undefined) =>
    address === undefined || taken.includes(address) ? before : address;
  const { name, province, market } = facts;
  return {
    _id: twin?._id ?? spareId,
    name,
    phone: own(facts.phone, twin?.phone),
    email: own(facts.email, twin?.email),
    // Quebec's customers have the right to be served in French (canada.md 1.4).
    language: facts.language ?? twin?.language ?? (province === 'QC' ? 'fr' : 'en'),
    box: { types: [], ...twin?.box, places: [placeKey(province, market)], ...facts.box },
    active: twin?.active ?? true,
    paused_by: twin?.paused_by,
    owner: twin?.owner ?? facts.owner,
    created_at: twin?.created_at ?? now,
  };
}
