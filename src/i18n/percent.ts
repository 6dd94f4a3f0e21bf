import { type Translate } from './translate';

/** A share in the reader's way of writing: `94.1 %`; a dash for one of nothing. */
export function percent(share: number | null, t: Translate): string {
  if (share === null) return '–';
  return new Intl.NumberFormat(t.locale === 'fr' ? 'fr-CA' : 'en-CA', {
    style: 'percent',
    maximumFractionDigits: 1,
  }).format(share);
}
