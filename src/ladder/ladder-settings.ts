import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor, actorName } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { InputError, UserError } from '../errors';
import { ALL_MARKETS, marketKey } from '../geo/markets';
import { type Province } from '../geo/provinces';
import { policyId } from '../policy/effective-policy';
import { type Policy } from '../policy/policy';
import { type LadderSetting } from './ladder-setting.model';
import { delaysProblem, type LadderSettings, settingsOf } from './ladder-setting.rules';

/** Absent fields stay as they are; `delays: null` goes back to those of the wider place. */
export interface LadderSettingChange {
  province: Province;
  market: string;
  delays?: number[] | null | undefined;
  auto_sms?: boolean | undefined;
  reason?: string | undefined;
}

const DELAYS_WRONG = {
  count: 'must be six delays, one for each step',
  range: 'must be whole minutes from 0 to 525600 (a year)',
  order: 'must not become smaller from one step to the next',
} as const;

interface SettingDeps {
  settings: Model<LadderSetting>;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
  policy: Pick<Policy, 'settingsChanged'>;
  /** In the transaction of the change: whoever planned by the settings plans again. */
  onChange(province: Province): Promise<void>;
}

/** What holds for the ladders of a place. */
export function settingsAt(settings: Model<LadderSetting>, { kept }: Pick<Policy, 'kept'>) {
  const all = kept(() => settings.find({ _id: { $gte: '' } }).lean());
  return async (place: { province: Province | null; market: string }): Promise<LadderSettings> => {
    if (place.province === null) return settingsOf([]);
    const exact = policyId(place.province, place.market);
    const wide = policyId(place.province, ALL_MARKETS);
    return settingsOf((await all()).filter(({ _id }) => _id === exact || _id === wide));
  };
}

/** Everything that was set, by place. */
export function listSettings(settings: Model<LadderSetting>) {
  return async (province?: Province): Promise<LadderSetting[]> =>
    settings
      .find(province === undefined ? {} : { province })
      .sort({ province: 1, market: 1 })
      .lean();
}

/**
 * Stores a new version of a place's setting, with before and after in the audit log. What changes nothing is no
 * version. @throws InputError for wrong delays; UserError when texts are set for a single market
 */
export function setLadder(deps: SettingDeps) {
  return (actor: Actor, change: LadderSettingChange): Promise<LadderSetting> => {
    const market = marketKey(change.market);
    refuseWrong(change, market);
    return deps.transaction(async () => {
      const _id = policyId(change.province, market);
      const before = await deps.settings.findById(_id).lean();
      const delays = change.delays === undefined ? before?.delays : (change.delays ?? undefined);
      const auto_sms = change.auto_sms ?? before?.auto_sms;
      const after: LadderSetting = {
        _id,
        province: change.province,
        market,
        ...(delays === undefined ? {} : { delays }),
        ...(auto_sms === undefined ? {} : { auto_sms }),
        version: (before?.version ?? 0) + 1,
        changed_by: actorName(actor),
        changed_at: deps.clock.now(),
      };
      if (before && isSame(before, after)) return before;
      await deps.settings.replaceOne({ _id }, after, { upsert: true });
      await deps.policy.settingsChanged();
      await deps.audit.record(actor, {
        action: 'ladder_setting.upsert',
        thing: { kind: 'ladder_setting', id: _id },
        before,
        after,
        ...(change.reason === undefined ? {} : { reason: change.reason }),
      });
      await deps.onChange(change.province);
      return after;
    });
  };
}

function refuseWrong({ delays, auto_sms }: LadderSettingChange, market: string): void {
  const problem = delays == null ? null : delaysProblem(delays);
  if (problem !== null) {
    const example = '0 30 180 1440 4320 10080';
    throw new InputError([{ path: 'delays', message: DELAYS_WRONG[problem], example }]);
  }
  if (auto_sms !== undefined && market !== ALL_MARKETS) {
    throw new UserError('refused', 'Texts by themselves are set for a whole province, not for one market.', {
      reason: 'auto_sms_is_of_a_province',
    });
  }
}

function isSame(before: LadderSetting, after: LadderSetting): boolean {
  return before.auto_sms === after.auto_sms && before.delays?.join() === after.delays?.join();
}
