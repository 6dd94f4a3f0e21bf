import { type Connection } from 'mongoose';
import { type Cards, type Clock, type Transaction } from '../contract/ports';
import { type Kpi } from '../kpi/kpi';
import { localTime } from '../time/zoned';
import { alertCard } from './alert.card';
import { alertModel, type TripwireAlert } from './alert.model';
import { BLOCKING_LIMIT, type BlockingRate, blockingRate } from './blocking-rate.rules';

export type Tripwire = ReturnType<typeof createTripwire>;

const DAY_MS = 24 * 3600 * 1000;

/** Drift checks over the KPI events. */
export function createTripwire(deps: {
  connection: Connection;
  kpi: Kpi;
  cards: Cards;
  clock: Clock;
  transaction: Transaction;
  teamTimezone: string;
}) {
  const alerts = alertModel(deps.connection);

  return {
    /** Looks at the last 24 hours; a drift is told once a day. */
    async evaluate(): Promise<{ rate: BlockingRate; alerted: boolean }> {
      const now = deps.clock.now();
      const counts = await deps.kpi.count(
        ['sms_sent', 'email_sent', 'sms_blocked_by_policy', 'email_blocked_by_policy'],
        new Date(now.getTime() - DAY_MS),
        now,
      );
      const sum = (...metrics: string[]) =>
        metrics.reduce((total, metric) => total + (counts[metric] ?? 0), 0);
      const rate = blockingRate(
        sum('sms_blocked_by_policy', 'email_blocked_by_policy'),
        sum('sms_sent', 'email_sent'),
      );
      if (rate.state !== 'drift') return { rate, alerted: false };

      const alert: TripwireAlert = {
        _id: `blocking_rate:${localTime(now, deps.teamTimezone).date}`,
        metric: 'blocking_rate',
        value: rate.rate,
        limit: BLOCKING_LIMIT,
        sample: rate.blocked + rate.sent,
        found_at: now,
      };
      const alerted = await deps.transaction(async () => {
        if (await alerts.exists({ _id: alert._id })) return false;
        await alerts.create([alert]);
        await deps.cards.put({
          key: `tripwire:${alert._id}`,
          channel: 'alerts',
          view: (t) => alertCard(alert, t),
        });
        return true;
      });
      return { rate, alerted };
    },
  };
}
