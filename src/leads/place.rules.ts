import { locate } from '../geo/locate.rules';
import { type Lead } from './lead.model';

/** The lead as it is read: in the zones that its place has now, by the tables and what operators set in the meantime. */
export function withZonesInForce(lead: Lead): Lead {
  const { province, market } = lead;
  if (province === null) return lead;
  const place = placeOf(lead);
  // A stub has a place without an address.
  const { timezones } = place.province === province ? place : locate({ province, market });
  return { ...lead, timezones };
}

export type PlaceFacts = Pick<Lead, 'address' | 'region' | 'postal_code' | 'phone'>;

/** Where a lead is, from all that is known of it. */
export function placeOf(
  facts: PlaceFacts,
): Pick<Lead, 'province' | 'market' | 'timezones' | 'place_problem'> {
  const place = locate({
    region: facts.region,
    address: facts.address,
    postal_code: facts.postal_code,
    phone: facts.phone,
  });
  return {
    province: place.province,
    market: place.market,
    timezones: place.timezones,
    ...(place.reason === undefined ? {} : { place_problem: place.reason }),
  };
}
