import { locate } from '../geo/locate.rules';
import { ALL_MARKETS } from '../geo/markets';
import { type Province } from '../geo/provinces';
import { type Message } from './message.model';

type Place = Pick<Message, 'province' | 'market' | 'timezones'>;

/**
 * Where an address is contacted: the place that was stated, else what is known of the person, else what a number's
 * area code tells. A person keeps the number and moves, so the area code is the weakest.
 */
export function placeOfAddress(
  address: string,
  stated: { province?: Province | undefined; market?: string | undefined },
  known: Place | null,
): Place {
  if (stated.province !== undefined) {
    const { province, market, timezones } = locate({ province: stated.province, market: stated.market });
    return { province, market: stated.market ?? market, timezones };
  }
  const { province, market, timezones } =
    known ?? locate({ phone: address.startsWith('+') ? address : undefined });
  const named = stated.market ?? ALL_MARKETS;
  return { province, market: named === ALL_MARKETS ? market : named, timezones };
}
