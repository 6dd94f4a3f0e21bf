import { marketDisplay, marketKey } from '../geo/markets';
import { PROVINCES } from '../geo/provinces';
import { type Translate } from '../i18n/translate';
import { EVERYWHERE } from './day-book.rules';

/** `ON:TORONTO` → `Toronto, ON`; `ON:ALL` → `ON`. */
export function scopeName(scope: string, t: Translate): string {
  const [province = '', market] = scope.split(':');
  if (scope === EVERYWHERE || market === undefined) return t('tripwire.everywhere');
  return market === 'ALL' ? province : `${marketDisplay(market)}, ${province}`;
}

/** A scope by its key, in any case; null: it is none. */
export function readScope(text: string): string | null {
  const [given = '', ...market] = text.trim().split(':');
  const province = given.toUpperCase();
  if (province === EVERYWHERE && market.length === 0) return EVERYWHERE;
  if (!(PROVINCES as readonly string[]).includes(province)) return null;
  return `${province}:${marketKey(market.join(' '))}`;
}
