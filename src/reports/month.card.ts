import { type View } from '../contract/view';
import { percent } from '../i18n/percent';
import { type Translate } from '../i18n/translate';
import { section } from '../slack-blocks';
import { button } from '../slack-buttons';
import { textTable } from '../slack-chart';
import { type MonthReport } from './month-report.model';
import { MONTH_TARGETS, type MonthFigure } from './month-targets.rules';

const SIGNS = { least: '≥', above: '>', most: '≤' } as const;
const MARKS = { met: '✅', missed: '❌', nothing: '–' } as const;

/** A month with its targets, a line a figure. */
export function monthCard({ _id, rows }: Pick<MonthReport, '_id' | 'rows'>, t: Translate): View {
  const missed = rows.filter(({ state }) => state === 'missed').length;
  const met = rows.filter(({ state }) => state === 'met').length;
  const text = t('report.head', { month: _id, met, missed });
  const table = textTable(
    ['', t('report.value'), t('report.target'), t('report.of'), ''],
    rows.map(({ figure, value, part, whole, state }) => [
      t(`report.${figure}`),
      shown(figure, value, t),
      `${SIGNS[MONTH_TARGETS[figure].at]} ${shown(figure, MONTH_TARGETS[figure].value, t)}`,
      figure === 'throttles' ? '' : `${part}/${whole}`,
      MARKS[state],
    ]),
  );
  return { text, blocks: [section(`*${text}*`), section(table)] };
}

/** The same with a button for its table. */
export function reportView(report: Pick<MonthReport, '_id' | 'rows'>, t: Translate): View {
  const { text, blocks = [] } = monthCard(report, t);
  const csv = button('report.csv', t('report.button_csv'), report._id);
  return { text, blocks: [...blocks, { type: 'actions', elements: [csv] }] };
}

function shown(figure: MonthFigure, value: number | null, t: Translate): string {
  if (value === null) return '–';
  return figure === 'throttles' ? String(value) : percent(value, t);
}
