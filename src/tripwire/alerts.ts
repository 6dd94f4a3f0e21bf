import { type Model } from 'mongoose';
import { type Cards, type Clock } from '../contract/ports';
import { type Province } from '../geo/provinces';
import { newId } from '../ids';
import { type Kpi } from '../kpi/kpi';
import { type KpiMetric } from '../kpi/kpi-metrics';
import { alertCard } from './alert.card';
import { type LifeChange } from './alert-life.rules';
import { type Cause, openKey, type TripwireAlert } from './alert.model';
import { type DayBook } from './day-book.rules';
import { type Judgement } from './evaluate-day.rules';
import { daySpans } from './evaluation-time.rules';
import { worstPart, worstSource } from './find-causes.rules';
import { type Window, WINDOWS } from './judge.rules';
import { type DriftMetric, ruleOf } from './metrics.rules';
import { type Throttle } from './throttle.model';

export type Alerts = ReturnType<typeof tripwireAlerts>;

/** So many days are drawn. */
const COURSE_DAYS = 14;

/** Where the source of a thing stands, as far as one does. */
const SOURCE_FIELDS: Partial<Record<DriftMetric, [field: string, ...metrics: KpiMetric[]]>> = {
  blocking_rate: ['reason', 'sms_blocked_by_policy', 'email_blocked_by_policy'],
  ladder_created: ['source', 'lead_created'],
  followup_completed: ['channel', 'followup_completed'],
  buyer_feedback: ['event', 'buyer_feedback'],
};

/** The alerts and their cards; everything in the caller's transaction. */
export function tripwireAlerts(deps: {
  alerts: Model<TripwireAlert>;
  kpi: Pick<Kpi, 'countBy'>;
  throttleOf(alert: TripwireAlert): Promise<Throttle | null>;
  cards: Cards;
  clock: Clock;
  teamTimezone: string;
}) {
  const { alerts } = deps;

  async function put(alert: TripwireAlert): Promise<void> {
    const throttle = await deps.throttleOf(alert);
    await deps.cards.put({
      key: `tripwire:${alert._id}`,
      channel: 'alerts',
      view: (t) => alertCard(alert, throttle, t),
    });
  }

  async function sourceOf({ metric, scope }: Judgement, at: Date, window: Window): Promise<Cause | null> {
    const [field, ...metrics] = SOURCE_FIELDS[metric] ?? [];
    if (field === undefined) return null;
    const spans = daySpans(at, deps.teamTimezone, 7 + WINDOWS[window]);
    const counted = (first: number) => {
      const to = spans[first]?.to ?? at;
      const from = spans[first + WINDOWS[window] - 1]?.from ?? at;
      return deps.kpi.countBy(metrics, field, { from, to }, placeOf(scope));
    };
    const now = await counted(0);
    return worstSource(metric, now, await counted(7));
  }

  return {
    put,
    open: async (): Promise<TripwireAlert[]> => alerts.find({ state: 'open' }).lean(),
    byId: async (_id: string): Promise<TripwireAlert | null> => alerts.findById(_id).lean(),

    /** Opens one; its card comes with what is proposed against it. */
    async find(
      judgement: Judgement,
      change: Extract<LifeChange, { kind: 'open' }>,
      { day, at, books }: { day: string; at: Date; books: readonly DayBook[] },
    ): Promise<TripwireAlert> {
      const { metric, scope, shown, alpha } = judgement;
      if (shown === null) throw new Error('a drift is of something');
      const { normal, ...found } = shown;
      const causes = [
        worstPart(metric, scope, books, shown.window, shown.baseline),
        await sourceOf(judgement, at, shown.window),
      ].filter((cause) => cause !== null);
      const alert: TripwireAlert = {
        _id: newId('drift'),
        metric,
        scope,
        since: day,
        window: change.window,
        normal,
        healthy: 0,
        state: 'open',
        open_key: openKey(judgement),
        found,
        alpha,
        value: shown.value,
        course: courseOf(metric, scope, books),
        causes,
        action: ruleOf(metric).action,
        found_at: deps.clock.now(),
      };
      await alerts.create([alert]);
      return alert;
    },

    /** What an evaluation says of one that is open. */
    async follow(
      { _id }: TripwireAlert,
      { value, healthy, isOver }: { value: number; healthy: number; isOver: boolean },
    ): Promise<void> {
      const over = { state: 'recovered' as const, recovered_at: deps.clock.now() };
      const change = isOver
        ? { $set: { value, healthy, ...over }, $unset: { open_key: 1 as const } }
        : { $set: { value, healthy } };
      const after = await alerts.findOneAndUpdate({ _id }, change, { returnDocument: 'after' }).lean();
      if (after) await put(after);
    },

    /** Changes what stands beside the drift itself, and the card. */
    async change(
      filter: Pick<TripwireAlert, '_id'> | { open_key: string },
      set: Partial<Pick<TripwireAlert, 'muted_by' | 'throttle_id' | 'normal'>> & {
        muted_until?: Date | undefined;
      },
    ): Promise<TripwireAlert | null> {
      const isCleared = 'muted_until' in set && set.muted_until === undefined;
      const { muted_until, ...rest } = set;
      const change = isCleared
        ? { $set: rest, $unset: { muted_until: 1 as const } }
        : { $set: { ...rest, ...(muted_until === undefined ? {} : { muted_until }) } };
      const after = await alerts.findOneAndUpdate(filter, change, { returnDocument: 'after' }).lean();
      if (after) await put(after);
      return after;
    },
  };
}

function placeOf(scope: string): { province?: Province; market?: string } {
  const [province, market] = scope.split(':');
  if (market === undefined) return {};
  return market === 'ALL' ? { province: province as Province } : { province: province as Province, market };
}

function courseOf(metric: DriftMetric, scope: string, books: readonly DayBook[]): (number | null)[] {
  return books
    .slice(0, COURSE_DAYS)
    .map((book) => {
      const sample = book.get(scope)?.[metric];
      if (ruleOf(metric).kind === 'count') return sample?.n ?? 0;
      return sample === undefined || sample.n === 0 ? null : sample.sum / sample.n;
    })
    .reverse();
}
