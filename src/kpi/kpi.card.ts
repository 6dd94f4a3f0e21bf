import { type KnownBlock } from '@slack/types';
import { type Reply } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { percent } from '../i18n/percent';
import { button } from '../slack-buttons';
import { chart, textTable } from '../slack-chart';
import { escapeText, mention, slackDate } from '../slack-text';
import { type KpiEvent } from './kpi-event.model';
import { COLUMNS, FUNNEL, happened, type KpiPeriod, type KpiReport, type KpiRows } from './kpi-report';
import { section } from '../slack-blocks';

function title(t: Translate, { period, days }: Pick<KpiReport, 'period' | 'days'>): string {
  return t(period === 'today' ? 'kpi.today' : 'kpi.week', days);
}

/** The funnel and the messages as charts, or as tables where Slack shows none. */
export function kpiCard(report: KpiReport, t: Translate): Reply {
  const { period, funnel, messages, success, liquidity, blocking } = report;
  const head = title(t, report);
  const steps = Object.keys(FUNNEL) as (keyof typeof FUNNEL)[];
  const choices = buttons(t, period, 'all');
  if (happened(report) === 0) {
    return {
      text: `${head}\n${t('kpi.nothing')}`,
      blocks: [section(`*${head}*\n${t('kpi.nothing')}`), choices],
    };
  }
  const figures = section(
    [
      `*${head}*`,
      t('kpi.success', {
        share: percent(success.success_rate, t),
        failed: success.failed,
        total: success.total,
      }),
      t('kpi.liquidity', { share: percent(liquidity.average_liquidity, t), count: liquidity.count }),
      t('kpi.blocking', {
        share: percent(blocking.blocking_rate, t),
        blocked: blocking.blocked,
        total: blocking.blocked + blocking.sent,
      }),
      ...livePart(report, t),
    ].join('\n'),
  );
  const names = steps.map((step) => t(`kpi.${step}`));
  const labels = messages.map(({ label }) => label);
  const sent = messages.map((one) => one.sent);
  const blocked = messages.map((one) => one.blocked);
  return {
    text: head,
    charted: [
      figures,
      chart('bar', t('kpi.funnel'), names, { [t('kpi.count')]: steps.map((step) => funnel[step]) }),
      chart('line', t('kpi.messages'), labels, { [t('kpi.sent')]: sent, [t('kpi.blocked')]: blocked }),
      choices,
    ],
    blocks: [
      figures,
      section(
        `*${t('kpi.funnel')}*\n${textTable(
          ['', t('kpi.count')],
          steps.map((step) => [t(`kpi.${step}`), funnel[step]]),
        )}`,
      ),
      section(
        `*${t('kpi.messages')}*\n${textTable(
          ['', t('kpi.sent'), t('kpi.blocked')],
          messages.map((one) => [one.label, one.sent, one.blocked]),
        )}`,
      ),
      choices,
    ],
  };
}

/** What was a try-out is told apart: nobody shall take a sandbox's numbers for the team's. */
function livePart(report: KpiReport, t: Translate): string[] {
  const { live } = report;
  if (live === null) return [];
  if (happened(live) === 0) return [t('kpi.sandbox_all')];
  return [
    t('kpi.live_part', {
      live: happened(live),
      total: happened(report),
      success: percent(live.success.success_rate, t),
      blocking: percent(live.blocking.blocking_rate, t),
    }),
  ];
}

const columns = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

/** By province a chart or a table; by person a list, since a chart's labels cannot name a person of Slack. */
export function kpiRowsCard(report: KpiRows, t: Translate): Reply {
  const { period, by, rows } = report;
  const head = `${title(t, report)} ${t(by === 'province' ? 'kpi.by_province' : 'kpi.by_person')}`;
  const choices = buttons(t, period, by);
  const heading = section(`*${head}*`);
  if (rows.length === 0) {
    return {
      text: `${head}\n${t('kpi.nothing')}`,
      blocks: [section(`*${head}*\n${t('kpi.nothing')}`), choices],
    };
  }
  if (by === 'actor') {
    const lines = rows.slice(0, PEOPLE_SHOWN).map(({ key, ...counts }) => {
      const figures = columns
        .filter((name) => counts[name] > 0)
        .map((name) => `${t(`kpi.${name}`)} ${counts[name]}`);
      return `${mention(key)}: ${figures.join(', ')}`;
    });
    return { text: [head, ...lines].join('\n'), blocks: [heading, section(lines.join('\n')), choices] };
  }
  const place = (key: string) => (key === '-' ? t('kpi.no_province') : key);
  const names = rows.map(({ key }) => place(key));
  const series = Object.fromEntries(columns.map((name) => [t(`kpi.${name}`), rows.map((row) => row[name])]));
  const table = textTable(
    ['', ...columns.map((name) => t(`kpi.${name}`))],
    rows.map((row) => [place(row.key), ...columns.map((name) => row[name])]),
  );
  return {
    text: head,
    charted: [heading, chart('bar', t('kpi.by_province_title'), names, series), choices],
    blocks: [heading, section(table), choices],
  };
}

const PEOPLE_SHOWN = 30;

/** What failed, the newest first, each with what /trace takes. */
export function kpiErrorsCard(
  errors: readonly KpiEvent[],
  report: Pick<KpiReport, 'period' | 'days'>,
  t: Translate,
): Reply {
  const head = `${title(t, report)} ${t('kpi.errors_head')}`;
  const lines = errors.map(({ created_at, metric, correlation_id, detail, live }) => {
    const { reason } = detail;
    const why = typeof reason === 'string' ? ` – ${escapeText(t.reason(reason))}` : '';
    const where = live ? '' : ` (${t('kpi.sandbox')})`;
    return `${slackDate(created_at)} \`${metric}\`${why}${where} · \`${escapeText(correlation_id)}\``;
  });
  const text = lines.length === 0 ? t('kpi.no_errors') : lines.join('\n');
  return {
    text: `${head}\n${text}`,
    blocks: [section(`*${head}*\n${text}`), buttons(t, report.period, 'errors')],
  };
}

/** What else there is to see; a button's value is what one would type. */
function buttons(t: Translate, period: KpiPeriod, view: 'all' | 'province' | 'actor' | 'errors'): KnownBlock {
  const other: KpiPeriod = period === 'today' ? 'week' : 'today';
  const words = { all: '', province: 'province', actor: 'person', errors: 'errors' };
  const views = (['all', 'province', 'actor', 'errors'] as const).filter((one) => one !== view);
  return {
    type: 'actions',
    elements: [
      button(`kpi.${other}`, t(`kpi.button_${other}`), `${other} ${words[view]}`),
      ...views.map((one) => button(`kpi.${one}`, t(`kpi.button_${one}`), `${period} ${words[one]}`)),
    ],
  };
}
