import { type Model } from 'mongoose';
import { type Clock } from '../contract/ports';
import { type Policy } from '../policy/policy';
import { type Buyer } from './buyer.model';
import { type matchBuyers, type Matched, type RankedBuyer } from './match-buyers';
import { type DealFacts, type MatchScore } from './match.rules';
import { addressesOf, type NoWay, reachBuyer, type Way } from './reach-buyer';

/** One buyer who would be told, and by what. */
export interface Telling extends MatchScore, Way {
  buyer: Buyer;
}

/** One buyer who would not be told. */
export interface LeftOut extends MatchScore, Pick<NoWay, 'decision'> {
  buyer: Buyer;
  why: NoWay['why'] | 'below_threshold' | 'paused';
}

export interface TellingPlan extends Pick<Matched, 'matched_count' | 'below_count'> {
  /** The best match first. */
  told: Telling[];
  left_out: LeftOut[];
}

/**
 * Who would be told of a house, and who is left out and why, before anything goes out. The gate is asked for each
 * match; nothing is written. What goes out is asked once more by the outbox.
 */
export function planTelling(deps: {
  buyers: Model<Buyer>;
  match: ReturnType<typeof matchBuyers>;
  policy: Pick<Policy, 'together'>;
  clock: Clock;
}) {
  async function read(ranked: RankedBuyer[]): Promise<Map<string, Buyer>> {
    const found = await deps.buyers.find({ _id: { $in: ranked.map(({ id }) => id) } }).lean();
    return new Map(found.map((buyer) => [buyer._id, buyer]));
  }

  return async (deal: DealFacts, options: { limit?: number } = {}): Promise<TellingPlan> => {
    const { matches, paused, below, matched_count, below_count } = await deps.match(deal, options);
    const known = await read([...matches, ...paused, ...below]);
    const together = await deps.policy.together([...known.values()].flatMap(addressesOf));
    const reach = reachBuyer(together, deps.clock.now());

    const told: Telling[] = [];
    const left_out: LeftOut[] = [];
    for (const { id, ...score } of matches) {
      const buyer = known.get(id);
      if (!buyer) continue;
      const way = await reach(buyer);
      if ('why' in way) left_out.push({ ...score, ...way, buyer });
      else told.push({ ...score, ...way, buyer });
    }
    const leave = (ranked: RankedBuyer[], why: LeftOut['why']) => {
      for (const { id, ...score } of ranked) {
        const buyer = known.get(id);
        if (buyer) left_out.push({ ...score, buyer, why });
      }
    };
    leave(paused, 'paused');
    leave(below, 'below_threshold');
    return { matched_count, below_count, told, left_out };
  };
}
