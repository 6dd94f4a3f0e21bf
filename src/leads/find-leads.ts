import { type Model } from 'mongoose';
import { type Lead } from './lead.model';
import { tokenFilters } from './lead-tokens.rules';

/** Looked at; of a search that fits more only these are sorted. */
const LOOKED_AT = 200;

/**
 * Leads that have a word beginning with each of the words: by the index of tokens, never by a scan. Those that are
 * open first, the newest first. One more than `limit` says that there are more.
 */
export function findLeads(deps: { leads: Model<Lead> }) {
  return async (text: string, limit: number): Promise<Lead[]> => {
    const each = tokenFilters(text);
    if (each.length === 0) return [];
    const found = await deps.leads.find({ $and: each }).limit(LOOKED_AT).lean();
    const rank = ({ status }: Lead) => (status === 'dead' || status === 'closed' ? 1 : 0);
    return found
      .sort((one, other) => rank(one) - rank(other) || other.updated_at.getTime() - one.updated_at.getTime())
      .slice(0, limit + 1);
  };
}
