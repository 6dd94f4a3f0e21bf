import { type Model } from 'mongoose';
import { type Buyer } from './buyer.model';
import { tokenFilters } from '../leads/lead-tokens.rules';

/** Looked at; of a search that fits more only these are sorted. */
const LOOKED_AT = 200;

/** As leads are found: by the beginnings of their words. Active ones first, then the newest change. */
export function findBuyers(buyers: Model<Buyer>) {
  return async (text: string, limit: number): Promise<Buyer[]> => {
    const each = tokenFilters(text);
    if (each.length === 0) return [];
    const found = await buyers.find({ $and: each }).limit(LOOKED_AT).lean();
    return found
      .sort(
        (one, other) =>
          Number(other.active) - Number(one.active) || other.changed_at.getTime() - one.changed_at.getTime(),
      )
      .slice(0, limit + 1);
  };
}
