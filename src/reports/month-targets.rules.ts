/** A month's figures with what a team aims at (spec 3.9). */
export const MONTH_TARGETS = {
  contact_compliance: { at: 'least', value: 1 },
  ladder_sla: { at: 'least', value: 0.9 },
  buyer_response: { at: 'above', value: 0.6 },
  offer_accept: { at: 'above', value: 0.4 },
  contract: { at: 'above', value: 0.25 },
  throttles: { at: 'most', value: 0 },
  runbook: { at: 'least', value: 1 },
} as const;

export type MonthFigure = keyof typeof MONTH_TARGETS;
export const MONTH_FIGURES = Object.keys(MONTH_TARGETS) as MonthFigure[];

/** How many of how many; of throttles only how many. */
export interface Counted {
  part: number;
  whole: number;
}

export interface MonthRow extends Counted {
  figure: MonthFigure;
  /** A share from 0 to 1, or a count; null: there was nothing to measure. */
  value: number | null;
  state: 'met' | 'missed' | 'nothing';
}

export function monthRow(figure: MonthFigure, { part, whole }: Counted): MonthRow {
  const value = figure === 'throttles' ? part : whole === 0 ? null : part / whole;
  if (value === null) return { figure, part, whole, value, state: 'nothing' };
  const { at, value: target } = MONTH_TARGETS[figure];
  const isMet = at === 'most' ? value <= target : at === 'least' ? value >= target : value > target;
  return { figure, part, whole, value, state: isMet ? 'met' : 'missed' };
}

/** `2026-11` of a date; null: it is no month. */
export function readMonth(text: string): string | null {
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text) ? text : null;
}

export function monthBefore(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

export function monthAfter(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
