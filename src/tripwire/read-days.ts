import { type Kpi } from '../kpi/kpi';
import { type Span, type Tally } from '../kpi/tally.rules';
import { type DayBook, dayBook, type OfferDecision } from './day-book.rules';
import { daySpans } from './evaluation-time.rules';
import { HISTORY_DAYS } from './judge.rules';

export interface DayPorts {
  kpi: Pick<Kpi, 'tallies'>;
  teamTimezone: string;
  isSandbox: Record<'slack' | 'twilio' | 'sendgrid', boolean>;
  /** Offers that were decided in `[from, to)`. */
  decisions(span: Span): Promise<OfferDecision[]>;
}

/** The last 24 hours up to an instant, exactly, and the days before to the hour; the newest first. */
export function readDays(deps: DayPorts) {
  return async (to: Date, days = HISTORY_DAYS + 1): Promise<DayBook[]> => {
    const spans = daySpans(to, deps.teamTimezone, days);
    const [today, ...before] = spans;
    const last = before.at(-1);
    if (!today || !last) return [];
    const now = await deps.kpi.tallies(today, 'place');
    const earlier = await deps.kpi.tallies({ from: last.from, to: today.from }, 'place');
    const decisions = await deps.decisions({ from: last.from, to });
    const within = <T>(list: readonly T[], at: (one: T) => Date, { from, to: end }: Span) =>
      list.filter((one) => at(one) >= from && at(one) < end);
    return spans.map((span, day) => {
      // An hour in which a day ends is that day's: it began in it.
      const hours = day === 0 ? now : within(earlier, hourStart(last), span);
      return dayBook(
        hours,
        within(decisions, ({ at }) => at, span),
        deps.isSandbox,
      );
    });
  };
}

/** The first hour may begin before the first day does. */
const hourStart =
  ({ from }: Span) =>
  ({ hour }: Tally): Date =>
    hour < from ? from : hour;
