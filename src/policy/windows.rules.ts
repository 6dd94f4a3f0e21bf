import { DAY_MINUTES, type Weekday } from '../time/civil-date';
import { parseEndMinute, parseMinuteOfDay } from '../time/wall-time';
import { GateInputError } from './gate-input-error';
import { type PolicyRules } from './policy-rules.schema';

/** Minutes of a local day, start-inclusive, end-exclusive; 1440 is the end of the day. Never spans midnight. */
export interface Span {
  start: number;
  end: number;
}

/** The spans of each weekday, Monday first, sorted by start; windows that touch are one span. */
export type WeekSpans = readonly (readonly Span[])[];

/** Throws GateInputError on a window that cannot be read: an unreadable policy permits nothing (spec section 2). */
export function weekSpans(windows: PolicyRules['contact_windows_local']): WeekSpans {
  const week: Span[][] = [[], [], [], [], [], [], []];
  if (!Array.isArray(windows)) throw new GateInputError('policy_windows', 'the windows are no list');
  for (const { days, start, end } of windows) {
    const span = { start: parseMinuteOfDay(start) ?? NaN, end: parseEndMinute(end) ?? NaN };
    if (!(span.start < span.end))
      throw new GateInputError('policy_windows', `unreadable window ${start}–${end}`);
    for (const day of days) {
      const spans = Number.isInteger(day) ? week[day] : undefined;
      if (spans === undefined)
        throw new GateInputError('policy_windows', `unreadable weekday ${String(day)}`);
      spans.push(span);
    }
  }
  return week.map((spans) => (spans.length > 1 ? merged(spans) : spans));
}

function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

export function spansOn(week: WeekSpans, weekday: Weekday): readonly Span[] {
  return week[weekday] ?? [];
}

/** The span that holds the minute, or null. */
export function spanAt(spans: readonly Span[], minute: number): Span | null {
  for (const span of spans) if (minute >= span.start && minute < span.end) return span;
  return null;
}

/** What two spans have in common, or null. */
export function cut(span: Span, limit: Span): Span | null {
  const start = Math.max(span.start, limit.start);
  const end = Math.min(span.end, limit.end);
  return start < end ? { start, end } : null;
}

/** The next minute after `minute` at which one of the spans begins or ends; the end of the day if none does. */
export function nextBoundary(spans: readonly Span[], minute: number): number {
  let next = DAY_MINUTES;
  for (const { start, end } of spans) {
    if (start > minute && start < next) next = start;
    if (end > minute && end < next) next = end;
  }
  return next;
}
