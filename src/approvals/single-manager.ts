import { type Model } from 'mongoose';
import { type Access } from '../access/access';
import { type Audit } from '../audit/audit';
import { type Actor, actorName } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { UserError } from '../errors';
import { translator } from '../i18n/translate';
import { type ApprovalSetting } from './approval-setting.model';

interface SettingDeps {
  settings: Model<ApprovalSetting>;
  access: Pick<Access, 'hasSeveralManagers'>;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
}

/** Since when a team's only manager may approve alone; null while the setting is off, or with a second manager. */
export function singleManagerSince(deps: Pick<SettingDeps, 'settings' | 'access'>) {
  return async (): Promise<Date | null> => {
    const setting = await deps.settings.findById('single_manager').lean();
    if (!setting?.on || (await deps.access.hasSeveralManagers())) return null;
    return setting.changed_at;
  };
}

/** @throws UserError `refused`, reason `more_managers`, for a team that has a second one */
export function setSingleManager(deps: SettingDeps) {
  return (on: boolean, actor: Actor): Promise<void> =>
    deps.transaction(async () => {
      if (on && (await deps.access.hasSeveralManagers())) {
        throw new UserError('refused', translator('en')('refused.more_managers'), {
          reason: 'more_managers',
        });
      }
      const before = await deps.settings.findById('single_manager').lean();
      if ((before?.on ?? false) === on) return;
      const after = { on, changed_by: actorName(actor), changed_at: deps.clock.now() };
      await deps.settings.updateOne({ _id: 'single_manager' }, { $set: after }, { upsert: true });
      await deps.audit.record(actor, {
        action: 'approval.single_manager',
        thing: { kind: 'setting', id: 'single_manager' },
        before: { on: !on },
        after: { on },
      });
    });
}
