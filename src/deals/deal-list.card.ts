import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { formatMoney } from '../money';
import { context, section } from '../slack-blocks';
import { button } from '../slack-buttons';
import { escapeText, personName } from '../slack-text';
import { type Deal } from './deal.model';
import { type Pipeline } from './find-deals';
import { placeName } from './lead.card';

/** What is under way, and how many are where. */
export function pipelineView({ counts, shown }: Pipeline, t: Translate): View {
  const line = counts
    .filter(({ count }) => count > 0)
    .map(({ stage, count }) => `${t(`stage.${stage}`)} ${count}`)
    .join(' · ');
  if (line === '') return { text: t('deal.none') };
  const text = shown.length === 0 ? t('deal.none_open') : t('deal.pipeline', { count: shown.length });
  return { text, blocks: [section(`*${text}*`), context(line), ...shown.map((deal) => row(deal, t))] };
}

/** What was found, the newest first. */
export function foundDealsView(found: readonly Deal[], text: string, t: Translate): View {
  const head = t(found.length === 0 ? 'deal.found_none' : 'deal.found', {
    count: found.length,
    text: escapeText(text),
  });
  return found.length === 0
    ? { text: head }
    : { text: head, blocks: [section(`*${head}*`), ...found.map((deal) => row(deal, t))] };
}

function row(deal: Deal, t: Translate) {
  const { _id, province, stage, offer, owner, lead_id } = deal;
  const facts = [
    `*${_id}*`,
    t(`stage.${stage}`),
    province === null ? t('lead.place_unknown') : placeName(deal),
    ...(offer === undefined ? [] : [formatMoney(offer, t.locale)]),
    lead_id,
    ...(owner === undefined ? [] : [personName(owner)]),
  ];
  return { ...section(facts.join(' · ')), accessory: button('deal.show', t('lead.show'), _id) };
}
