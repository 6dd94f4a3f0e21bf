import { type Connection } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor, actorName } from '../contract/actor';
import { type Cards, type Clock, type Transaction } from '../contract/ports';
import { UserError } from '../errors';
import { type MessageKey, translator } from '../i18n/translate';
import { type Kpi } from '../kpi/kpi';
import { alertModel, openKey, type TripwireAlert } from './alert.model';
import { tripwireAlerts } from './alerts';
import { evaluateTripwire } from './evaluate';
import { type Evaluation, evaluationModel } from './evaluation.model';
import { type DriftMetric, ruleOf } from './metrics.rules';
import { type DayPorts, readDays } from './read-days';
import { settingModel } from './setting.model';
import { tripwireSettings } from './settings';
import { type TripwireState } from './state.card';

export type Tripwire = ReturnType<typeof createTripwire>;

const MUTED_MS = 7 * 24 * 3_600_000;

/** Drift checks over the KPI events (spec 3.9). */
export function createTripwire(
  given: {
    connection: Connection;
    audit: Audit;
    kpi: Kpi;
    cards: Cards;
    clock: Clock;
    transaction: Transaction;
  } & Omit<DayPorts, 'kpi'>,
) {
  const evaluations = evaluationModel(given.connection);
  const alerts = tripwireAlerts({ ...given, alerts: alertModel(given.connection) });
  const settings = tripwireSettings({ ...given, settings: settingModel(given.connection) });
  const { now, due } = evaluateTripwire({
    ...given,
    evaluations,
    alerts,
    settings,
    readDays: readDays(given),
  });

  async function required(id: string): Promise<TripwireAlert> {
    const alert = await alerts.byId(id);
    if (alert) return alert;
    throw refusal('not_found', 'tripwire_alert_not_found', { id });
  }

  const newest = async (limit: number): Promise<Evaluation[]> =>
    evaluations.find().sort({ at: -1 }).limit(limit).lean();

  return {
    evaluate: now,
    evaluateDue: due,
    alert: required,
    openAlerts: alerts.open,
    pins: settings.pins,
    state: async (): Promise<TripwireState> => ({
      evaluation: (await newest(1))[0] ?? null,
      alerts: await alerts.open(),
      pins: await settings.pins(),
    }),

    /** The newest evaluations first. */
    history: newest,

    /** Nothing new is said of that metric at that place for a week. */
    mute: (id: string, actor: Actor): Promise<TripwireAlert> =>
      given.transaction(async () => {
        const alert = await required(id);
        if (alert.muted_until) return alert;
        const muted_until = new Date(given.clock.now().getTime() + MUTED_MS);
        await settings.mute(alert.metric, alert.scope, muted_until, actor);
        const muted = await alerts.change({ _id: id }, { muted_until, muted_by: actorName(actor) });
        return muted ?? alert;
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

function refusal(code: 'not_found' | 'refused', reason: string, extra: Record<string, string>): UserError {
  const message = translator('en')(`refused.${reason}` as MessageKey, extra);
  return new UserError(code, message, { reason, extra });
}
