import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { formatMoney } from '../money';
import { button } from '../slack-buttons';
import { context, section } from '../slack-blocks';
import { escapeText, mention, personName, slackDate } from '../slack-text';
import { type BuyBox } from './buy-box.rules';
import { type Buyer } from './buyer.model';
import { type BuyerView } from './look-at-buyer';
import { reasonsLine } from './match-words.card';
import { type MatchScore } from './match.rules';
import { placeOfKey } from './places.rules';
import { type NoWay, type Way } from './reach-buyer';

/** An open deal that fits a buyer: the reverse of a match. */
export interface FittingDeal extends MatchScore {
  title: string;
}

/** One buyer, as an answer: what they want, whether they may be told of a deal now, how they answer. */
export function buyerCard(
  { buyer, way, answers }: BuyerView,
  fits: readonly FittingDeal[],
  t: Translate,
): View {
  const { _id, name, phone, email, box, active } = buyer;
  const text = escapeText(`${name} (${_id})`);
  const lines = [
    active ? null : pausedLine(buyer, t),
    escapeText([phone, email].filter((address) => address !== undefined).join(' · ')) || null,
    t('buyer.wants', { wishes: escapeText(wishes(box, t)) }),
    active ? wayLine(way, t) : null,
    answersLine(buyer, t),
    ...answers.map(({ event, deal_id, created_at }) =>
      t('buyer.answer', {
        answer: t(`buyer.event.${event}`),
        deal: deal_id === undefined ? '–' : escapeText(deal_id),
        at: slackDate(created_at),
      }),
    ),
  ].filter((line) => line !== null);
  return {
    text,
    blocks: [
      section(`*${text}*\n${lines.join('\n')}`),
      ...(active ? [section(fitLines(fits, t))] : []),
      context(contextLine(buyer, t)),
      {
        type: 'actions',
        elements: [
          button('buyer.edit', t('lead.do.edit'), _id),
          active
            ? button('buyer.pause', t('buyer.do.pause'), _id)
            : button('buyer.resume', t('buyer.do.resume'), _id, { style: 'primary' }),
        ],
      },
    ],
  };
}

function fitLines(fits: readonly FittingDeal[], t: Translate): string {
  if (fits.length === 0) return t('match.fits_none');
  const lines = fits.map(
    (fit) => `• ${escapeText(fit.title)} · ${t('match.score', { score: fit.score })}\n${reasonsLine(fit, t)}`,
  );
  return [t('match.fits'), ...lines].join('\n');
}

/** `Toronto, ON; QC · House, Several units · $200,000 to $450,000 · repairs up to $60,000` */
export function wishes({ places, types, min_price, max_price, max_repairs }: BuyBox, t: Translate): string {
  const money = (amount: number) => formatMoney(amount as never, t.locale);
  const price =
    min_price !== undefined && max_price !== undefined
      ? t('buyer.price_between', { min: money(min_price), max: money(max_price) })
      : max_price !== undefined
        ? t('buyer.price_up_to', { max: money(max_price) })
        : min_price !== undefined && t('buyer.price_from', { min: money(min_price) });
  return [
    places.map((key) => placeWords(key, t)).join('; ') || '–',
    types.length === 0 ? t('buyer.any_type') : types.map((type) => t(`lead.type.${type}`)).join(', '),
    price || t('buyer.any_price'),
    max_repairs === undefined ? t('buyer.any_repairs') : t('buyer.repairs', { max: money(max_repairs) }),
  ].join(' · ');
}

function placeWords(key: string, t: Translate): string {
  const { province, market } = placeOfKey(key);
  return market === 'ALL' ? t('buyer.whole_province', { province }) : `${market}, ${province}`;
}

/** May they be told of a deal, by what, and if not: why. */
function wayLine(way: Way | NoWay, t: Translate): string {
  if (!('why' in way)) {
    const by = { channel: t(`buyer.by.${way.channel}`) };
    return way.closed_until === null
      ? t('buyer.way_open', by)
      : t('buyer.way_closed', { ...by, until: slackDate(way.closed_until) });
  }
  const reason = way.decision ? t.reason(way.decision.reason) : t('buyer.no_address');
  return t('buyer.no_way', { reason });
}

/** Who presses second sees who was first. */
function pausedLine({ paused_by }: Buyer, t: Translate): string {
  return paused_by === undefined ? t('buyer.paused') : t('buyer.paused_by', { who: mention(paused_by) });
}

function answersLine({ answers }: Buyer, t: Translate): string {
  if (answers === undefined || answers.asked === 0) return t('buyer.never_asked');
  const { asked, answered } = answers;
  return t('buyer.answered', { asked, answered });
}

function contextLine({ language, owner }: Buyer, t: Translate): string {
  return [
    t(`lead.language.${language}`),
    owner === undefined ? t('lead.no_owner') : t('lead.owner', { owner: personName(owner) }),
  ].join(' · ');
}
