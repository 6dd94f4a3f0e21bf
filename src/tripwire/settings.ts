import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor, actorName } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { type Pins } from './evaluate-day.rules';
import { type DriftMetric } from './metrics.rules';
import { type TripwireSetting } from './setting.model';

export interface SettingDeps {
  settings: Model<TripwireSetting>;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
}

/** What people have set of the tripwire; each change is in the audit log. */
export function tripwireSettings(deps: SettingDeps) {
  const { settings } = deps;

  const put = (
    _id: string,
    set: Pick<TripwireSetting, 'kind'> & Partial<Pick<TripwireSetting, 'value' | 'until'>>,
    actor: Actor,
  ): Promise<void> =>
    deps.transaction(async () => {
      const before = await settings.findById(_id).lean();
      const after = { ...set, changed_by: actorName(actor), changed_at: deps.clock.now() };
      await settings.replaceOne({ _id }, after, { upsert: true });
      await record(_id, set.kind, before, after, actor);
    });

  const drop = (_id: string, actor: Actor): Promise<void> =>
    deps.transaction(async () => {
      const before = await settings.findByIdAndDelete(_id).lean();
      if (before) await record(_id, before.kind, before, null, actor);
    });

  const record = (id: string, kind: TripwireSetting['kind'], before: unknown, after: unknown, actor: Actor) =>
    deps.audit.record(actor, {
      action: `tripwire.${kind}`,
      thing: { kind: 'tripwire_setting', id },
      before,
      after,
    });

  return {
    pins: async (): Promise<Pins> => {
      const found = await settings.find({ kind: 'pin' }).lean();
      return Object.fromEntries(found.map(({ _id, value }) => [_id.slice('pin '.length), value]));
    },
    /** @param value null: the days before are the baseline again */
    pin: (metric: DriftMetric, value: number | null, actor: Actor): Promise<void> =>
      value === null ? drop(`pin ${metric}`, actor) : put(`pin ${metric}`, { kind: 'pin', value }, actor),
    mute: (metric: DriftMetric, scope: string, until: Date, actor: Actor): Promise<void> =>
      put(`mute ${metric} ${scope}`, { kind: 'mute', until }, actor),
    unmute: (metric: DriftMetric, scope: string, actor: Actor): Promise<void> =>
      drop(`mute ${metric} ${scope}`, actor),
    /** Which metrics at which places are muted just now. */
    mutes: async (now: Date): Promise<{ metric: DriftMetric; scope: string }[]> => {
      const found = await settings.find({ kind: 'mute', until: { $gt: now } }).lean();
      return found.map(({ _id }) => {
        const [, metric = '', ...scope] = _id.split(' ');
        return { metric: metric as DriftMetric, scope: scope.join(' ') };
      });
    },
    setAuto: (on: boolean, actor: Actor): Promise<void> =>
      on ? put(AUTO, { kind: 'auto' }, actor) : drop(AUTO, actor),
    isAuto: async (): Promise<boolean> => (await settings.exists({ _id: AUTO })) !== null,
  };
}

/** The one action that makes the system more careful (spec 3.9): no other may happen by itself. */
const AUTO = 'auto increase_offer_discount';
