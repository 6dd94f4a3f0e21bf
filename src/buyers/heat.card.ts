import { type KnownBlock } from '@slack/types';
import { type Reply } from '../contract/view';
import { percent } from '../i18n/percent';
import { type Translate } from '../i18n/translate';
import { ALL_MARKETS, marketDisplay } from '../geo/markets';
import { context, section } from '../slack-blocks';
import { button } from '../slack-buttons';
import { chart, textTable } from '../slack-chart';
import { escapeText } from '../slack-text';
import { type HeatQuestion, type HeatReport, type MarketHeat } from './look-at-heat';

/** As many lines as a section of Slack holds, with room. */
const SHOWN = 20;
const AT_HOME = 5;

/** Each market with its numbers, the hottest first, and how the first ones came there in four weeks. */
export function heatCard(report: HeatReport, t: Translate): Reply {
  const { markets, question, instants } = report;
  const head = [t('heat.head'), placeName(question)].filter(Boolean).join(' · ');
  if (markets.length === 0) {
    const said = t('heat.empty');
    return { text: `${head}\n${said}`, blocks: [section(`*${head}*\n${said}`)] };
  }
  const shown = markets.slice(0, SHOWN);
  const columns = ['heat.score', 'heat.response', 'heat.close', 'heat.buyers', 'heat.weeks', 'heat.gate'];
  const table = textTable(
    ['', ...columns.map((key) => t(key as 'heat.score'))],
    shown.map((market, index) => row(market, index, t)),
  );
  const more = markets.length > SHOWN ? [t('heat.more', { count: markets.length - SHOWN })] : [];
  const figures = [section(`*${head}*`), section(table), context([...more, t('heat.foot')].join('\n'))];
  const series = shown.flatMap(({ node, trend }, index) =>
    trend ? [[label(node, index), trend.map(tenths)] as const] : [],
  );
  const days = instants.map((at) => at.toISOString().slice(0, 10));
  const line = chart('line', t('heat.chart'), days, Object.fromEntries(series));
  const actions = question.province === undefined ? [] : [allMarkets(t)];
  return {
    text: `${head}\n${shown.map((market) => heatLine(market, t)).join('\n')}`,
    blocks: [...figures, ...actions],
    charted: [...figures, line, ...actions],
  };
}

/** The hottest markets on a person's App Home. */
export function heatHome({ markets }: HeatReport, t: Translate): KnownBlock[] {
  const lines = markets.slice(0, AT_HOME).map((market) => heatLine(market, t));
  const more = markets.length - lines.length;
  if (more > 0) lines.push(t('heat.more', { count: more }));
  const words = lines.length === 0 ? t('heat.empty') : lines.join('\n');
  return [section(`*${t('heat.head')}*\n${words}`), allMarkets(t)];
}

function allMarkets(t: Translate): KnownBlock {
  return { type: 'actions', block_id: 'heat', elements: [button('heat.show', t('heat.all'), 'all')] };
}

function heatLine({ node, score, isCold }: MarketHeat, t: Translate): string {
  return t(isCold ? 'heat.line_cold' : 'heat.line', {
    place: label(node),
    score: number(score, t),
    response: percent(node.avg_response_rate, t),
    close: percent(node.avg_close_rate, t),
    active: node.active_buyer_count,
  });
}

function row({ node, score, mode, trend }: MarketHeat, index: number, t: Translate): string[] {
  const change = trend === undefined ? null : tenths(score - (trend[0] ?? 0));
  return [
    label(node, index),
    number(score, t),
    percent(node.avg_response_rate, t),
    percent(node.avg_close_rate, t),
    `${node.active_buyer_count}/${node.buyer_count}`,
    change === null ? '–' : `${change > 0 ? '+' : ''}${number(change, t)}`,
    t(`heat.mode.${mode}`),
  ];
}

/** With its number a name stays different from every other one, however much of it a chart cuts. */
function label({ province, market, property_type }: MarketHeat['node'], index?: number): string {
  const name = `${placeName({ province, market })} ${property_type}`;
  return escapeText(index === undefined ? name : `${index + 1} ${name}`);
}

function placeName({ province, market }: HeatQuestion): string {
  const city = market === undefined ? ALL_MARKETS : marketDisplay(market);
  return [city === ALL_MARKETS ? '' : city, province].filter(Boolean).join(' ');
}

const tenths = (score: number) => Math.round(score * 10) / 10;

function number(score: number, t: Translate): string {
  const locale = t.locale === 'fr' ? 'fr-CA' : 'en-CA';
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(score);
}
