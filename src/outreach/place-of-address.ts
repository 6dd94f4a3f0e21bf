import { locate } from '../geo/locate.rules';
import { ALL_MARKETS } from '../geo/markets';
import { type Province } from '../geo/provinces';
import { type Message } from './message.model';

/** Where an address is contacted: the place that was stated, else what a number's area code tells. */
export function placeOfAddress(
  address: string,
  stated: { province?: Province | undefined; market?: string | undefined },
): Pick<Message, 'province' | 'market' | 'timezones'> {
  const phone = address.startsWith('+') ? address : undefined;
  const { province, market, timezones } = locate(
    stated.province === undefined ? { phone } : { province: stated.province, market: stated.market },
  );
  return { province, market: stated.market ?? (market === '' ? ALL_MARKETS : market), timezones };
}
