import { type KnownBlock } from '@slack/types';
import { type View } from '../contract/view';
import { type MessageKey, type Translate } from '../i18n/translate';
import { type Cents, formatMoney } from '../money';
import { context, section } from '../slack-blocks';
import { button } from '../slack-buttons';
import { escapeText, mention, personName, slackDate } from '../slack-text';
import { type DealView } from './deal-view';
import { type Deal } from './deal.model';
import { missingParts, placeName } from './lead.card';
import { isOpenStage, needsBuyer, nextStage, OPEN_STAGES } from './stage.rules';

/** One house under way: where it stands, its money, whose it is, and what buyers said. */
export function dealCard(shown: DealView, t: Translate): View {
  const { deal, lead } = shown;
  const text = escapeText(dealTitle(shown, t));
  const lines = [
    `${progress(deal)} ${t(`stage.${deal.stage}`)}`,
    moneyLine(shown, t),
    lead === null ? null : t('deal.seller', { who: escapeText(`${lead.name} (${lead._id})`) }),
    buyerLine(shown, t),
    countsLine(shown, t),
    deal.missing.length === 0 ? null : t('lead.missing', { parts: missingParts(deal.missing, t) }),
    deal.ended_why === undefined ? null : t('lead.dead_why', { why: escapeText(deal.ended_why) }),
  ].filter((line) => line !== null);
  const blocks: KnownBlock[] = [
    section(`*${text}*\n${lines.join('\n')}`),
    context(contextLine(deal, t)),
    { type: 'actions', elements: buttons(deal, t) },
  ];
  return { text, blocks };
}

/** `D-12 · 12 King St W · Toronto, ON`. */
export function dealTitle({ deal, house }: Pick<DealView, 'deal' | 'house'>, t: Translate): string {
  const place = deal.province === null ? t('lead.place_unknown') : placeName({ ...deal });
  return [deal._id, ...(house?.address === undefined ? [] : [house.address]), place].join(' · ');
}

/** The way it has come. */
function progress({ stage }: Deal): string {
  if (stage === 'fell_through') return '–';
  const at = isOpenStage(stage) ? OPEN_STAGES.indexOf(stage) : OPEN_STAGES.length;
  return OPEN_STAGES.map((_, index) => (index <= at ? '●' : '○')).join('') + (stage === 'closed' ? '●' : '○');
}

function moneyLine({ deal, house }: DealView, t: Translate): string {
  const amounts: [MessageKey, Cents | undefined][] = [
    ['deal.arv', house?.arv],
    ['deal.repairs', house?.repairs],
    ['deal.mao', deal.mao],
    ['deal.offer', deal.offer],
    ['deal.buyer_price', deal.buyer_price],
  ];
  return amounts
    .flatMap(([key, amount]) =>
      amount === undefined ? [] : [t(key, { amount: formatMoney(amount, t.locale) })],
    )
    .join(' · ');
}

function buyerLine({ deal, buyer }: DealView, t: Translate): string | null {
  if (deal.buyer_id === undefined) return null;
  const who = buyer === null ? deal.buyer_id : `${buyer.name} (${buyer._id})`;
  return t('deal.buyer', { who: escapeText(who) });
}

function countsLine({ deal, counts }: DealView, t: Translate): string {
  return t('deal.counts', { matched: deal.matched_count, ...counts });
}

function contextLine({ owner, moved_by, stage_at }: Deal, t: Translate): string {
  return [
    owner === undefined ? t('lead.no_owner') : t('lead.owner', { owner: personName(owner) }),
    ...(moved_by === undefined || stage_at === undefined
      ? []
      : [t('deal.moved_by', { who: mention(moved_by), at: slackDate(stage_at) })]),
  ].join(' · ');
}

function buttons({ _id, stage }: Deal, t: Translate) {
  const next = nextStage(stage);
  return [
    // One click where nothing more has to be said.
    ...(next !== null && !needsBuyer(next)
      ? [button('deal.next', t(`stage.${next}`), `${_id} ${stage}`, { style: 'primary' as const })]
      : []),
    ...(isOpenStage(stage) && !needsBuyer(stage) ? [button('match.show', t('match.do'), _id)] : []),
    button('deal.edit', t('deal.do.edit'), _id),
    button('deal.show', t('deal.do.refresh'), _id),
  ];
}
