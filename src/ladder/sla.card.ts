import { type KnownBlock } from '@slack/types';
import { type Reply } from '../contract/view';
import { percent } from '../i18n/percent';
import { type MessageKey, type Translate } from '../i18n/translate';
import { section } from '../slack-blocks';
import { button } from '../slack-buttons';
import { chart, textTable } from '../slack-chart';
import { personName } from '../slack-text';
import { type SlaQuestion, type SlaReport } from './report-sla';
import { type SlaShare } from './sla.rules';

/** Of the month's table (spec 3.9). */
const TARGET = 0.9;
const PEOPLE_SHOWN = 30;

/** How fast the ladder is worked: the two limits, then a chart by day or province, or a list by person. */
export function slaCard(report: SlaReport, t: Translate): Reply {
  const head = slaHead(report, t);
  const { within_30m, by, rows } = report;
  if (within_30m.eligible === 0) {
    const text = `*${head}*\n${t('sla.nothing')}`;
    return { text: `${head}\n${t('sla.nothing')}`, blocks: [section(text), buttons(report, t)] };
  }
  const limits = slaLines(report, t);
  const figures = section([`*${head}*`, ...limits].join('\n'));
  const text = [head, ...limits].join('\n');
  if (by === 'owner') {
    const lines = rows.slice(0, PEOPLE_SHOWN).map(({ key, ...row }) => {
      const who = key === null ? t('task.unclaimed') : personName(key);
      return `${who}: ${t('sla.row', { half: shareText(row.within_30m, t), two: shareText(row.within_2h, t) })}`;
    });
    return { text, blocks: [figures, section(lines.join('\n')), buttons(report, t)] };
  }
  const names = rows.map(({ key }) => key ?? t('sla.no_province'));
  const columns = [t('sla.half_hour'), t('sla.two_hours')] as const;
  const table = textTable(
    ['', ...columns],
    rows.map((row, index) => [
      names[index] ?? '',
      percent(row.within_30m.share, t),
      percent(row.within_2h.share, t),
    ]),
  );
  const shown = chart(by === 'day' ? 'line' : 'bar', t(`sla.chart_${by}`), names, {
    [columns[0]]: rows.map((row) => whole(row.within_30m)),
    [columns[1]]: rows.map((row) => whole(row.within_2h)),
  });
  const charted = rows.length > 1 ? [figures, shown, buttons(report, t)] : undefined;
  return {
    text,
    blocks: [figures, section(table), buttons(report, t)],
    ...(charted && { charted }),
  };
}

/** The two limits, each with what it was counted from. */
export function slaLines(
  { within_30m, within_2h }: Pick<SlaReport, 'within_30m' | 'within_2h'>,
  t: Translate,
) {
  const isMet = within_2h.share !== null && within_2h.share >= TARGET;
  return [
    t('sla.within_30m', { share: shareText(within_30m, t) }),
    `${t('sla.within_2h', { share: shareText(within_2h, t) })} · ${t(
      isMet ? 'sla.target_met' : 'sla.target',
      {
        target: percent(TARGET, t),
      },
    )}`,
  ];
}

function shareText({ share, met, eligible }: SlaShare, t: Translate): string {
  return t('sla.share', { share: percent(share, t), met, eligible });
}

/** In percent: a chart's numbers carry no unit. */
function whole({ share }: SlaShare): number {
  return Math.round((share ?? 0) * 100);
}

export function slaHead({ span, owner, province }: SlaQuestion, t: Translate): string {
  const when =
    typeof span === 'string' ? t(`sla.${span}`) : t('sla.dates', { first: span.first, last: span.last });
  const who = owner === undefined ? undefined : personName(owner);
  return [t('sla.head'), when, who, province].filter(Boolean).join(' · ');
}

/** What else there is to see; a button's value is what one would type. */
function buttons(question: SlaQuestion, t: Translate): KnownBlock {
  const one = (id: string, key: MessageKey, change: Partial<SlaQuestion>) =>
    button(`sla.${id}`, t(key), slaWords({ ...question, ...change }));
  const spans = (['today', 'week', 'month'] as const).filter((span) => span !== question.span);
  const views = (['day', 'owner', 'province'] as const).filter((by) => by !== question.by);
  return {
    type: 'actions',
    elements: [
      ...spans.map((span) => one(span, `sla.${span}`, { span })),
      ...views.map((by) => one(by, `sla.by_${by}`, { by })),
    ],
  };
}

/** As `/sla` reads it. */
function slaWords({ span, by, owner, province }: SlaQuestion): string {
  const when = typeof span === 'string' ? span : `${span.first} ${span.last}`;
  const views = { day: '', owner: 'by person', province: 'by province' };
  const who = owner === undefined ? '' : `<@${owner}>`;
  return [when, views[by], who, province].filter(Boolean).join(' ');
}
