import { csvText } from './csv.rules';
import { type MonthReport } from './month-report.model';
import { MONTH_TARGETS } from './month-targets.rules';

const SIGNS = { least: '≥', above: '>', most: '≤' } as const;

/** A month's table for a spreadsheet; shares are numbers from 0 to 1. */
export function monthCsv({ _id, rows }: Pick<MonthReport, '_id' | 'rows'>): string {
  return csvText([
    ['month', 'figure', 'value', 'part', 'whole', 'target', 'state'],
    ...rows.map(({ figure, value, part, whole, state }) => {
      const { at, value: target } = MONTH_TARGETS[figure];
      return [
        _id,
        figure,
        value === null ? null : Number(value.toFixed(4)),
        part,
        whole,
        `${SIGNS[at]} ${target}`,
        state,
      ];
    }),
  ]);
}
