import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor, actorName } from '../contract/actor';
import { type Cards, type Clock, type Transaction } from '../contract/ports';
import { UserError } from '../errors';
import { newId } from '../ids';
import { alertCard } from './alert.card';
import { type HeimdallAlert } from './alert.model';

export type Alarm = Pick<HeimdallAlert, 'key' | 'domain' | 'severity' | 'what' | 'params'>;

/** The alerts and their cards in the alerts channel, one message each, changed in place. */
export function createAlertFeed(deps: {
  alerts: Model<HeimdallAlert>;
  audit: Audit;
  cards: Cards;
  clock: Clock;
  transaction: Transaction;
}) {
  const { alerts } = deps;
  const put = (alert: HeimdallAlert) =>
    deps.cards.put({
      key: `heimdall:${alert._id}`,
      channel: 'alerts',
      view: (t) => alertCard(alert, t),
    });

  return {
    /** Raises an alert, in the transaction of what it is about. While one of that key is open nothing happens. */
    raise: (alarm: Alarm): Promise<{ alert: HeimdallAlert; first: boolean }> =>
      deps.transaction(async () => {
        const open = await alerts.findOne({ open_key: alarm.key }).lean();
        if (open) return { alert: open, first: false };
        const alert: HeimdallAlert = {
          _id: newId('alert'),
          ...alarm,
          open_key: alarm.key,
          state: 'open',
          raised_at: deps.clock.now(),
        };
        await alerts.create([alert]);
        await put(alert);
        return { alert, first: true };
      }),

    /** Somebody knows of it. Who comes second changes nothing. @throws UserError `not_found` */
    acknowledge: (_id: string, actor: Actor): Promise<{ alert: HeimdallAlert; first: boolean }> =>
      deps.transaction(async () => {
        const set = {
          state: 'acknowledged' as const,
          acknowledged_by: actorName(actor),
          acknowledged_at: deps.clock.now(),
        };
        const change = { $set: set, $unset: { open_key: 1 as const } };
        const options = { returnDocument: 'after' as const };
        const after = await alerts.findOneAndUpdate({ _id, state: 'open' }, change, options).lean();
        if (after === null) return { alert: await known(_id), first: false };
        await deps.audit.record(actor, {
          action: 'heimdall_alert.acknowledge',
          thing: { kind: 'heimdall_alert', id: _id },
          before: { state: 'open' },
          after: { state: 'acknowledged' },
        });
        await put(after);
        return { alert: after, first: true };
      }),

    /** The newest first. */
    list: async (state: HeimdallAlert['state'] | 'all', limit: number): Promise<HeimdallAlert[]> => {
      const which = state === 'all' ? { raised_at: { $gte: new Date(0) } } : { state };
      return alerts.find(which).sort({ raised_at: -1 }).limit(limit).lean();
    },

    /** Also when it is acknowledged by now. */
    wasRaised: async (key: string): Promise<boolean> => (await alerts.exists({ key })) !== null,
  };

  async function known(id: string): Promise<HeimdallAlert> {
    const alert = await alerts.findById(id).lean();
    if (alert) return alert;
    const extra = { id };
    throw new UserError('not_found', `There is no alert ${id}.`, { reason: 'alert_not_found', extra });
  }
}
