import { type Connection } from 'mongoose';
import { type Approvals } from '../approvals/approvals';
import { type Audit } from '../audit/audit';
import { type Actor, actorName } from '../contract/actor';
import { type Cards, type Clock, type Transaction } from '../contract/ports';
import { marketKey } from '../geo/markets';
import { type Province } from '../geo/provinces';
import { DAY_MS, parseDate, weekdayOf } from '../time/civil-date';
import { type Kpi } from '../kpi/kpi';
import { alertModel, openKey, type TripwireAlert } from './alert.model';
import { type Alerts, tripwireAlerts } from './alerts';
import { scopesOf } from './day-book.rules';
import { evaluateTripwire } from './evaluate';
import { type Evaluation, evaluationModel } from './evaluation.model';
import { type DriftMetric, ruleOf } from './metrics.rules';
import { type ExtraHours } from '../policy/extra-hours.rules';
import { type Policy } from '../policy/policy';
import { proposeThrottle, type ThrottlePorts } from './propose-throttle';
import { type DayPorts, readDays } from './read-days';
import { refusal } from './refusal';
import { settingModel } from './setting.model';
import { tripwireSettings } from './settings';
import { type Throttle, throttleModel } from './throttle.model';
import { cutMultiplier, strongestCut } from './throttle.rules';
import { tripwireThrottles } from './throttles';
import { isEmpty, reportCard, type TripwireReport } from './report.card';
import { type TripwireState } from './state.card';

export type Tripwire = ReturnType<typeof createTripwire>;

const MUTED_MS = 7 * DAY_MS;
const FRIDAY = 4;
/** More than anybody asks for in a week. */
const WEEK_EVALUATIONS = 200;

/** Drift checks over the KPI events (spec 3.9). */
export function createTripwire(
  given: {
    connection: Connection;
    audit: Audit;
    approvals: Approvals;
    kpi: Kpi;
    cards: Cards;
    clock: Clock;
    transaction: Transaction;
    policy: Pick<Policy, 'kept' | 'settingsChanged'>;
    /** The hours that are in force somewhere have changed. */
    onHoursChange(scope: string): Promise<void>;
  } & Omit<DayPorts, 'kpi'> &
    ThrottlePorts,
) {
  const evaluations = evaluationModel(given.connection);
  const throttles = throttleModel(given.connection);
  const alerts: Alerts = tripwireAlerts({
    ...given,
    alerts: alertModel(given.connection),
    throttleOf: async ({ throttle_id }) => (throttle_id === undefined ? null : machine.byId(throttle_id)),
  });
  const machine = tripwireThrottles({
    ...given,
    throttles,
    onChange: async ({ alert_id, effect, scope }) => {
      const alert = await alerts.byId(alert_id);
      if (alert) await alerts.put(alert);
      await given.policy.settingsChanged();
      if (effect.kind === 'hours') await given.onHoursChange(scope);
    },
  });
  const active = given.policy.kept(machine.active);
  const settings = tripwireSettings({ ...given, settings: settingModel(given.connection) });
  const propose = proposeThrottle({ ...given, throttles, machine, isAuto: settings.isAuto });
  const offer = async (alert: TripwireAlert, actor: Actor): Promise<void> => {
    const throttle_id = await propose(alert, actor);
    await alerts.change({ _id: alert._id }, throttle_id === null ? {} : { throttle_id });
  };
  const { now, due } = evaluateTripwire({
    ...given,
    evaluations,
    alerts,
    settings,
    readDays: readDays(given),
    onOpened: offer,
    onStillBad: async (alert, actor) => {
      const before = alert.throttle_id === undefined ? null : await machine.byId(alert.throttle_id);
      if (before?.state === 'expired' || before?.state === 'lapsed') await offer(alert, actor);
    },
    onDaily: async (evaluation) => {
      const isWeek = weekdayOf(parseDate(evaluation.day) ?? 0) === FRIDAY;
      const days = await evaluations
        .find()
        .sort({ at: -1 })
        .limit(isWeek ? WEEK_EVALUATIONS : 1)
        .lean();
      const since = new Date(evaluation.at.getTime() - (isWeek ? 7 : 1) * DAY_MS);
      const within = days.filter(({ at }) => at > since);
      const report: TripwireReport = {
        evaluation,
        alerts: await alerts.open(),
        pins: await settings.pins(),
        opened: within.reduce((sum, { opened }) => sum + opened.length, 0),
        recovered: within.reduce((sum, { recovered }) => sum + recovered.length, 0),
        throttles: await machine.active(),
      };
      if (isEmpty(report)) return;
      await given.cards.put({
        key: `tripwire-report:${evaluation.day}`,
        channel: 'alerts',
        view: (t) => reportCard(report, isWeek, t),
      });
    },
    onRecovered: async ({ throttle_id }) => {
      if (throttle_id !== undefined) await machine.recover(throttle_id);
    },
  });

  async function required(id: string): Promise<TripwireAlert> {
    const alert = await alerts.byId(id);
    if (alert) return alert;
    throw refusal('not_found', 'tripwire_alert_not_found', { id });
  }

  async function muteAt(metric: DriftMetric, scope: string, actor: Actor): Promise<TripwireAlert | null> {
    const muted_until = new Date(given.clock.now().getTime() + MUTED_MS);
    await settings.mute(metric, scope, muted_until, actor);
    const open_key = openKey({ metric, scope });
    return alerts.change({ open_key }, { muted_until, muted_by: actorName(actor) });
  }

  const newest = async (limit: number): Promise<Evaluation[]> =>
    evaluations.find().sort({ at: -1 }).limit(limit).lean();

  return {
    evaluate: now,
    evaluateDue: due,
    alert: required,
    openAlerts: alerts.open,
    pins: settings.pins,
    throttleOf: async ({ throttle_id }: TripwireAlert): Promise<Throttle | null> =>
      throttle_id === undefined ? null : machine.byId(throttle_id),
    throttles: machine,
    /** Whether the one action that makes things more careful begins by itself. */
    isAuto: settings.isAuto,
    setAuto: settings.setAuto,
    /** The multiplier that offers have at a place, where a throttle makes it smaller. */
    async throttledMultiplier(
      { province, market }: { province: Province; market: string },
      multiplier_bp: number,
    ): Promise<{ multiplier_bp: number; throttle_id: string } | null> {
      const scopes = scopesOf(province, marketKey(market));
      const strongest = strongestCut(await active(), scopes, given.clock.now());
      if (strongest === null) return null;
      const cut = cutMultiplier(multiplier_bp, strongest.cut_bp);
      return cut === multiplier_bp ? null : { multiplier_bp: cut, throttle_id: strongest.id };
    },
    /** Throttles that open days for longer. */
    extraHours: async (): Promise<ExtraHours[]> =>
      (await machine.active()).flatMap(({ scope, effect, expires_at }) =>
        effect.kind === 'hours' && expires_at ? [{ scope, minutes: effect.minutes, until: expires_at }] : [],
      ),
    state: async (): Promise<TripwireState> => ({
      evaluation: (await newest(1))[0] ?? null,
      alerts: await alerts.open(),
      pins: await settings.pins(),
      mutes: await settings.mutes(given.clock.now()),
    }),

    /** The newest evaluations first. */
    history: newest,

    /** Nothing new is said of that metric at that place for a week. */
    mute: (id: string, actor: Actor): Promise<TripwireAlert> =>
      given.transaction(async () => {
        const alert = await required(id);
        if (alert.muted_until) return alert;
        return (await muteAt(alert.metric, alert.scope, actor)) ?? alert;
      }),
    muteAt: (metric: DriftMetric, scope: string, actor: Actor) =>
      given.transaction(() => muteAt(metric, scope, actor)),
    unmute: (metric: DriftMetric, scope: string, actor: Actor): Promise<void> =>
      given.transaction(async () => {
        await settings.unmute(metric, scope, actor);
        await alerts.change({ open_key: openKey({ metric, scope }) }, { muted_until: undefined });
      }),

    /**
     * Pins a baseline, or (null) lets it follow the seven days before again. Alerts that are open are judged by it
     * from then on. @throws UserError for a count, which has its own weekdays
     */
    setBaseline: (metric: DriftMetric, value: number | null, actor: Actor): Promise<void> =>
      given.transaction(async () => {
        if (ruleOf(metric).pinned === null) throw refusal('refused', 'tripwire_no_pin', { metric });
        await settings.pin(metric, value, actor);
        if (value === null) return;
        for (const alert of await alerts.open()) {
          if (alert.metric !== metric) continue;
          await alerts.change({ open_key: openKey(alert) }, { normal: Array<number>(7).fill(value) });
        }
      }),
  };
}
