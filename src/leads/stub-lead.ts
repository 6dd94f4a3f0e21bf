import { type Model } from 'mongoose';
import { type Clock } from '../contract/ports';
import { locate } from '../geo/locate.rules';
import { type Province } from '../geo/provinces';
import { type LeadId } from '../ids';
import { type Lead } from './lead.model';
import { leadTokens } from './lead-tokens.rules';

/** A lead that another system knows and we do not: no contact data, so its tasks are cards only (spec 3.3). */
export function stubLead(deps: { leads: Model<Lead>; clock: Clock }) {
  return async (id: LeadId, place: { province: Province; market: string }): Promise<Lead> => {
    const now = deps.clock.now();
    await deps.leads.updateOne(
      { _id: id },
      {
        $setOnInsert: {
          name: id,
          province: place.province,
          market: place.market,
          timezones: locate(place).timezones,
          source: 'api',
          property_type: 'SFR',
          language: place.province === 'QC' ? 'fr' : 'en',
          status: 'new',
          tokens: leadTokens({ _id: id, name: id }),
          intent_key: `stub:${id}`,
          created_at: now,
          updated_at: now,
        },
      },
      { upsert: true },
    );
    const lead = await deps.leads.findById(id).lean();
    if (!lead) throw new Error(`the stub of lead ${id} is not there after its creation`);
    return lead;
  };
}
