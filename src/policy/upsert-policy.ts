import { type Actor, actorName } from '../contract/actor';
import { marketKey } from '../geo/markets';
import { type Province } from '../geo/provinces';
import { policyId } from './effective-policy';
import { type MarketPolicy } from './market-policy.model';
import { type PolicyRules } from './policy-rules.schema';
import { type PolicyStore, storePolicy } from './store-policy';

export interface PolicyChange {
  province: Province;
  market: string;
  enabled: boolean;
  rules: PolicyRules;
  reason: string;
  changed_by?: string | undefined;
}

/** Stores a new version of a policy, with before and after in the audit log. */
export function upsertPolicy(store: PolicyStore) {
  return (actor: Actor, change: PolicyChange): Promise<MarketPolicy> =>
    store.transaction(async () => {
      const { province, enabled, rules, reason, changed_by } = change;
      const market = marketKey(change.market);
      const _id = policyId(province, market);
      const before = await store.policies.findById(_id).lean();
      const after: MarketPolicy = {
        _id,
        province,
        market,
        enabled,
        rules,
        version: (before?.version ?? 0) + 1,
        changed_by: changed_by ?? actorName(actor),
        changed_at: store.clock.now(),
      };
      return storePolicy(store, actor, { action: 'policy.upsert', before, after, reason, changed_by });
    });
}
