import { formatDate, parseDate } from '../time/civil-date';
import { type AlertLife } from './alert-life.rules';
import { type DayBook } from './day-book.rules';
import { evaluateDay, type Judgement, type Pins } from './evaluate-day.rules';
import { evaluationInstant } from './evaluation-time.rules';
import { followAlerts } from './follow-alerts.rules';
import { HISTORY_DAYS } from './judge.rules';

/** What an evaluation of that day would have done. */
export interface Replayed {
  day: string;
  what: 'opened' | 'recovered';
  judgement: Judgement;
}

/**
 * Evaluates past days as the job would have, from what is on record and with the baselines that are pinned now;
 * nobody is muted. Writes nothing.
 */
export function replayTripwire(deps: {
  readDays(to: Date, days: number): Promise<DayBook[]>;
  pins(): Promise<Pins>;
  teamTimezone: string;
}) {
  return async (first: string, last: string): Promise<Replayed[]> => {
    const begin = parseDate(first) ?? NaN;
    const days = (parseDate(last) ?? NaN) - begin + 1;
    const pins = await deps.pins();
    const books = await deps.readDays(evaluationInstant(last, deps.teamTimezone), days + HISTORY_DAYS);
    const open = new Map<string, AlertLife>();
    const replayed: Replayed[] = [];
    for (let n = 0; n < days; n++) {
      const day = formatDate(begin + n);
      const back = days - 1 - n;
      const judgements = evaluateDay(books.slice(back, back + HISTORY_DAYS + 1), pins, day);
      for (const { judgement, alert, change } of followAlerts([...open.values()], judgements, day, [])) {
        const { metric, scope } = judgement;
        const key = `${metric} ${scope}`;
        if (change.kind === 'open') {
          open.set(key, {
            metric,
            scope,
            since: day,
            window: change.window,
            normal: change.normal,
            healthy: 0,
          });
          replayed.push({ day, what: 'opened', judgement });
        } else if (change.kind === 'recovered') {
          open.delete(key);
          replayed.push({ day, what: 'recovered', judgement });
        } else if (alert && change.kind !== 'none') open.set(key, { ...alert, healthy: change.healthy });
      }
    }
    return replayed;
  };
}
