import { type Form } from '../../src/contract/form';
import { type ModalView } from '../../src/contract/view';
import { type Translate } from '../../src/i18n/translate';
import { type Lead } from '../../src/leads/lead.model';
import { cents, formatMoney } from '../../src/money';
import { type OfferEvidence } from '../../src/offers/offer-evidence.model';
import { offerForm, previewText } from '../../src/offers/offer-form.card';
import { type OfferAbout, offerFormFields } from '../../src/offers/offer-form.rules';
import { type Offers } from '../../src/offers/offers';
import { escapeText } from '../../src/slack-text';

/** The form with what its numbers come to; while some cannot be read, it says which. */
export async function showOfferForm(
  values: Form['values'],
  about: OfferAbout,
  { offers }: { offers: Offers },
  t: Translate,
): Promise<ModalView> {
  const parsed = offerFormFields(t).safeParse(values);
  if (parsed.success) {
    const { arv, repairs, holding, place } = parsed.data;
    const preview = await offers.preview({ arv, repairs, holding_cost: holding, ...place });
    return offerForm(values, about, previewText(preview, t), t);
  }
  const unread = parsed.error.issues.filter(({ code }) => code !== 'invalid_type');
  const lines = unread.map(({ message }) => escapeText(message));
  return offerForm(values, about, lines.join('\n') || t('offer.form.waiting'), t);
}

/** What a new computation begins with, after the one before. */
export function valuesOfEvidence({ inputs, province, market }: OfferEvidence, t: Translate): Form['values'] {
  const { arv, repairs, holding_cost } = inputs;
  return valuesOf({ arv, repairs, holding_cost, province, market }, t);
}

type Known = Partial<Pick<Lead, 'arv' | 'repairs'>> &
  Pick<Lead, 'province' | 'market'> & { holding_cost?: Lead['arv'] };

/** What is known of a house, as it stands in the form. */
export function valuesOf(
  { arv, repairs, holding_cost, province, market }: Known,
  t: Translate,
): Form['values'] {
  const amounts = { arv, repairs, holding: holding_cost === 0 ? undefined : holding_cost };
  const known = Object.entries(amounts).filter(([, amount]) => amount !== undefined);
  const place = market === 'ALL' ? province : `${province} ${market}`;
  return {
    ...Object.fromEntries(known.map(([name, amount]) => [name, formatMoney(cents(amount ?? 0), t.locale)])),
    ...(province === null || place === null ? {} : { place }),
  };
}
