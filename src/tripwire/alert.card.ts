import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { section } from '../slack-blocks';
import { type TripwireAlert } from './alert.model';

/** What moved, how far, and what to look at. */
export function alertCard({ value, limit, sample }: TripwireAlert, t: Translate): View {
  const text = t('tripwire.blocking', { value: percent(value, t), limit: percent(limit, t) });
  return { text, blocks: [section(`*${text}*\n${t('tripwire.blocking_advice', { sample })}`)] };
}

function percent(share: number, t: Translate): string {
  const digits = (share * 100).toFixed(1);
  return `${t.locale === 'fr' ? digits.replace('.', ',') : digits} %`;
}
