import { type Model } from 'mongoose';
import { type Actor, actorName, systemActor } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { localTime } from '../time/zoned';
import { type TripwireAlert } from './alert.model';
import { type Alerts } from './alerts';
import { type DayBook } from './day-book.rules';
import { type Evaluation } from './evaluation.model';
import { dueDays, evaluationInstant, lastDueDay } from './evaluation-time.rules';
import { evaluateDay } from './evaluate-day.rules';
import { followAlerts } from './follow-alerts.rules';
import { type tripwireSettings } from './settings';

/** After a longer stop only the last days are made up for. */
const MOST_DAYS = 7;

export interface EvaluateDeps {
  evaluations: Model<Evaluation>;
  alerts: Alerts;
  settings: ReturnType<typeof tripwireSettings>;
  /** Proposes what helps; the card comes with it. */
  onOpened(alert: TripwireAlert, actor: Actor): Promise<void>;
  /** What was proposed may be over by now, and the drift is not. */
  onStillBad(alert: TripwireAlert, actor: Actor): Promise<void>;
  onRecovered(alert: TripwireAlert): Promise<void>;
  /** Reports it. */
  onDaily(evaluation: Evaluation): Promise<void>;
  readDays(to: Date): Promise<DayBook[]>;
  clock: Clock;
  transaction: Transaction;
  teamTimezone: string;
}

/** Looks at the last 24 hours and the last week of every place, and opens and closes alerts. */
export function evaluateTripwire(deps: EvaluateDeps) {
  const { evaluations } = deps;

  async function evaluate(
    about: Pick<Evaluation, '_id' | 'kind' | 'day' | 'at'>,
    actor: Actor,
  ): Promise<Evaluation> {
    // What happened in this very millisecond is in it.
    const books = await deps.readDays(about.kind === 'daily' ? about.at : new Date(about.at.getTime() + 1));
    const judgements = evaluateDay(books, await deps.settings.pins(), about.day);
    const open = await deps.alerts.open();
    const mutes = await deps.settings.mutes(deps.clock.now());
    const followed = followAlerts(open, judgements, about.day, mutes);
    const opened: string[] = [];
    const recovered: string[] = [];
    for (const { judgement, alert, change } of followed) {
      if (change.kind === 'open') {
        const alert = await deps.alerts.find(judgement, change, { day: about.day, at: about.at, books });
        await deps.onOpened(alert, actor);
        opened.push(alert._id);
      } else if (alert && change.kind !== 'none' && judgement.shown) {
        const value =
          judgement.comparisons.find(({ window }) => window === alert.window)?.value ?? alert.value;
        // Whoever asks three times in a minute has not seen three healthy days.
        const healthy = about.kind === 'daily' ? change.healthy : alert.healthy;
        const isOver = about.kind === 'daily' && change.kind === 'recovered';
        await deps.alerts.follow(alert, { value, healthy, isOver });
        if (isOver) recovered.push(alert._id);
        if (isOver) await deps.onRecovered(alert);
        if (change.kind === 'worse' && about.kind === 'daily') await deps.onStillBad(alert, actor);
      }
    }
    const found = { ...about, asked_by: actorName(actor), judgements, opened, recovered };
    await evaluations.replaceOne({ _id: about._id }, found, { upsert: true });
    // Of days that are made up for, nobody wants the reports one after the other.
    const isNewest = about.day === lastDueDay(deps.clock.now(), deps.teamTimezone);
    if (about.kind === 'daily' && isNewest) await deps.onDaily(found);
    return found;
  }

  return {
    /** Now, because somebody asks: it may open alerts, and closes none. */
    now: (actor: Actor): Promise<Evaluation> =>
      deps.transaction(async () => {
        const at = deps.clock.now();
        const { date: day } = localTime(at, deps.teamTimezone);
        return evaluate({ _id: at.toISOString(), kind: 'asked', day, at }, actor);
      }),

    /** The days that are due, each once, also with several processes. @returns those of them that were made here */
    async due(): Promise<Evaluation[]> {
      const made: Evaluation[] = [];
      for (;;) {
        const one = await deps.transaction(async () => {
          const last = await evaluations.findOne({ kind: 'daily' }, { day: 1 }).sort({ at: -1 }).lean();
          const [day] = dueDays(last?.day ?? null, deps.clock.now(), deps.teamTimezone, MOST_DAYS);
          if (day === undefined) return null;
          const at = evaluationInstant(day, deps.teamTimezone);
          return evaluate({ _id: day, kind: 'daily', day, at }, systemActor('tripwire'));
        });
        if (one === null) return made;
        made.push(one);
      }
    },
  };
}
