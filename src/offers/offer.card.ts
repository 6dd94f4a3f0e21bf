import { type Translate } from '../i18n/translate';
import { type LeadOffer } from '../leads/lead.model';
import { formatMoney } from '../money';
import { slackDate } from '../slack-text';

/** One offer and how it stands, in a line: `Offer O-1012 of $262,500: accepted`. */
export function offerStateLine(
  {
    id,
    amount,
    state,
    counter,
    expires_at,
  }: Omit<LeadOffer, 'counter'> & { counter?: LeadOffer['counter'] | undefined },
  t: Translate,
): string {
  const key =
    state === 'countered' && counter === undefined
      ? 'offer.line.countered_open'
      : (`offer.line.${state}` as const);
  return t(key, {
    id,
    amount: formatMoney(amount, t.locale),
    counter: formatMoney(counter ?? amount, t.locale),
    until: slackDate(expires_at),
  });
}
