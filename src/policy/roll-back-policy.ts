import { type Actor, actorName } from '../contract/actor';
import { UserError } from '../errors';
import { type Province } from '../geo/provinces';
import { policyId } from './effective-policy';
import { type MarketPolicy } from './market-policy.model';
import { type PolicyStore, storePolicy } from './store-policy';

/**
 * Brings an earlier version's rules back as a new version: nothing is taken away.
 * @throws UserError `not_found`; `conflict` when that version is the one in force, or when `newest` is not: somebody has
 * changed it since the person looked
 */
export function rollBackPolicy(store: PolicyStore) {
  return (
    actor: Actor,
    back: { province: Province; market: string; version: number; reason: string; newest?: number },
  ): Promise<MarketPolicy> =>
    store.transaction(async () => {
      const _id = policyId(back.province, back.market);
      const before = await store.policies.findById(_id).lean();
      const wanted = await store.versions.findById(`${_id}:${back.version}`).lean();
      const extra = { policy: _id, version: back.version, newest: before?.version ?? 0 };
      if (!before || !wanted) {
        const message = `${_id} has no version ${back.version}; its newest is ${before?.version ?? 0}.`;
        throw new UserError('not_found', message, { reason: 'no_policy_version', extra });
      }
      if (before.version === back.version) {
        const message = `Version ${back.version} of ${_id} is the one in force.`;
        throw new UserError('conflict', message, { reason: 'policy_version_in_force', extra });
      }
      if (back.newest !== undefined && back.newest !== before.version) {
        const message = `${_id} was changed meanwhile: it is at version ${before.version}.`;
        throw new UserError('conflict', message, { reason: 'policy_changed', extra });
      }
      const after: MarketPolicy = {
        ...before,
        enabled: wanted.enabled,
        rules: wanted.rules,
        version: before.version + 1,
        changed_by: actorName(actor),
        changed_at: store.clock.now(),
      };
      const { reason, version: rolled_back_to } = back;
      return storePolicy(store, actor, { action: 'policy.roll_back', before, after, reason, rolled_back_to });
    });
}
