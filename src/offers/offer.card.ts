import { type Button, type KnownBlock } from '@slack/types';
import { type View } from '../contract/view';
import { type OfferId } from '../ids';
import { type Translate } from '../i18n/translate';
import { type LeadOffer } from '../leads/lead.model';
import { formatMoney } from '../money';
import { policyPlace } from '../policy/policy.card';
import { context, section } from '../slack-blocks';
import { button } from '../slack-buttons';
import { escapeText, mention, slackDate } from '../slack-text';
import { type KeptOffer } from './find-offer';
import { formulaLines, pricesLine, resultLine } from './formula.card';
import { type OfferEvidence } from './offer-evidence.model';
import { type Offer } from './offer.model';

/** One offer and how it stands, in a line: `Offer O-1012 of $262,500: accepted`. */
export function offerStateLine({ id, amount, state, counter, expires_at }: LeadOffer, t: Translate): string {
  const isOpenCounter = state === 'countered' && counter === undefined;
  return t(isOpenCounter ? 'offer.line.countered_open' : `offer.line.${state}`, {
    id,
    amount: formatMoney(amount, t.locale),
    counter: formatMoney(counter ?? amount, t.locale),
    until: slackDate(expires_at),
  });
}

/**
 * A computation and the offer that was made of it, with all its numbers and what can be done. `own`: one person opened
 * it, so a press changes it in its place; a channel's card changes by itself.
 */
export function offerCard(
  { evidence, offer }: KeptOffer,
  t: Translate,
  more: { own?: boolean; lines?: string[] } = {},
): View {
  const { calc, inputs } = evidence;
  const text = offer === null ? resultLine(calc, t) : offerStateLine({ ...offer, id: offer._id }, t);
  const lines = [
    `*${text}*`,
    [policyPlace(evidence), ...aboutOf(evidence)].join(' · '),
    ...(more.lines ?? []),
    ...formulaLines(calc, inputs.multiplier_bp, t),
    ...(evidence.throttle_id === undefined ? [] : [t('offer.throttled')]),
    ...(offer === null && calc.reason === 'no_margin'
      ? []
      : [pricesLine(offer?.amount ?? calc.recommended_offer, calc, t)]),
    ...(offer === null ? [] : peopleLines(offer, t)),
  ];
  const blocks: KnownBlock[] = [
    section(lines.join('\n')),
    { type: 'actions', elements: buttons(evidence, offer, more.own === true, t) },
    context(`${evidence.policy_id} v${evidence.policy_version} · ${evidence._id}`),
  ];
  return { text, blocks };
}

/** Those that wait for an answer, the next to expire first. */
export function openOffersView(open: readonly Offer[], count: number, t: Translate): View {
  if (open.length === 0) return { text: t('offer.none_open') };
  const text = t('offer.open', { count });
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...open.map((offer) => ({
        ...section(
          [offerStateLine({ ...offer, id: offer._id }, t), policyPlace(offer), ...aboutOf(offer)].join(' · '),
        ),
        accessory: button('offer.show', t('offer.do.show'), offer._id),
      })),
    ],
  };
}

function aboutOf({ lead_id, deal_id }: Pick<OfferEvidence, 'lead_id' | 'deal_id'>): string[] {
  return [lead_id, deal_id].filter((id) => id !== undefined).map(escapeText);
}

/** Who made it and who ended it; and that it was cut. */
function peopleLines({ cut_from, mao, made_by, made_at, ended_by, ended_at }: Offer, t: Translate): string[] {
  const money = (amount: Offer['amount']) => formatMoney(amount, t.locale);
  return [
    ...(cut_from === undefined ? [] : [t('offer.cut', { given: money(cut_from), mao: money(mao) })]),
    t('offer.made_by', { who: mention(made_by), at: slackDate(made_at) }),
    ...(ended_by === undefined || ended_at === undefined || ended_by.startsWith('system:')
      ? []
      : [t('offer.ended_by', { who: mention(ended_by), at: slackDate(ended_at) })]),
  ];
}

function buttons(evidence: OfferEvidence, offer: Offer | null, own: boolean, t: Translate): Button[] {
  const looks = [
    button('offer.what-if', t('offer.do.what_if'), evidence._id),
    button('offer.details', t('offer.do.details'), evidence._id),
  ];
  if (offer === null) {
    if (evidence.calc.reason === 'no_margin') return looks;
    return [button('offer.make', t('offer.do.make'), evidence._id, { style: 'primary' }), ...looks];
  }
  if (offer.state !== 'made') return [button('offer.again', t('offer.do.again'), evidence._id), ...looks];
  const value = own ? `${offer._id} own` : offer._id;
  const ask = (words: string): [string, string, string, string] => [
    t('offer.sure_title'),
    t('offer.sure'),
    words,
    t('modal.cancel'),
  ];
  const [accept, decline] = [t('offer.do.accept'), t('offer.do.decline')];
  return [
    button('offer.accept', accept, value, { style: 'primary', confirm: ask(accept) }),
    button('offer.counter', t('offer.do.counter'), value),
    button('offer.decline', decline, value, { style: 'danger', confirm: ask(decline) }),
    ...looks,
  ];
}

/** Which offer a button is of, and whether it was pressed on a card that one person opened. */
export function readOfferValue(value: string): { id: OfferId; own: boolean } {
  const [id = '', mode] = value.split(' ');
  return { id: id as OfferId, own: mode === 'own' };
}
