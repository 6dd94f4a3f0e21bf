import { provinceOfPhone } from '../geo/area-codes';
import { locate } from '../geo/locate.rules';
import { type Province } from '../geo/provinces';
import { zonesOf } from '../geo/zones-of-place.rules';
import { chooseWay, type OpenWay } from '../policy/choose-way';
import { type GateDecision } from '../policy/gate.types';
import { type Policy } from '../policy/policy';
import { type Buyer } from './buyer.model';

/** By what a buyer is told of a deal: as the outbox takes it. */
export interface Way extends OpenWay {
  province: Province;
  market: string;
  timezones: string[];
}

/** Why there is none. `gate`: its own reason is in `decision` (suppressed, no consent, …). */
export interface NoWay {
  why: 'no_address' | 'gate';
  decision?: GateDecision;
}

/**
 * How a buyer may be told: by the first way that is open, else by the first that only waits for its window.
 * @param together the gate, which has read their addresses
 */
export function reachBuyer(together: Awaited<ReturnType<Policy['together']>>, now: Date) {
  return async (buyer: Buyer): Promise<Way | NoWay> => {
    const place = contactPlace(buyer);
    const chosen = await chooseWay(together, buyer, place, now);
    if (chosen === null) return { why: 'no_address' };
    return 'refused' in chosen ? { why: 'gate', decision: chosen.refused } : { ...place, ...chosen.way };
  };
}

export function addressesOf({ phone, email }: Pick<Buyer, 'phone' | 'email'>): string[] {
  return [phone, email].filter((address) => address !== undefined);
}

/** Where they buy; they may live where their number is from: the window has to be open by the clocks of both. */
function contactPlace({ province, market, phone }: Buyer): Pick<Way, 'province' | 'market' | 'timezones'> {
  const { timezones } = locate({ province, market });
  const home = provinceOfPhone(phone ?? '');
  const both = [...timezones, ...(home === null ? [] : zonesOf(home))];
  return { province, market, timezones: [...new Set(both)] };
}
