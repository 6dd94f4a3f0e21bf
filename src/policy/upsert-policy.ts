import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor, actorName } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { marketKey } from '../geo/markets';
import { type Province } from '../geo/provinces';
import { policyId } from './effective-policy';
import { type MarketPolicy } from './market-policy.model';
import { type PolicyRules } from './policy-rules.schema';

export interface PolicyChange {
  province: Province;
  market: string;
  enabled: boolean;
  rules: PolicyRules;
  reason: string;
  changed_by?: string | undefined;
}

/** Stores a new version of a policy, with before and after in the audit log. */
export function upsertPolicy(deps: {
  policies: Model<MarketPolicy>;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
  onChange(policy: MarketPolicy): Promise<void>;
}) {
  return (actor: Actor, change: PolicyChange): Promise<MarketPolicy> =>
    deps.transaction(async () => {
      const market = marketKey(change.market);
      const _id = policyId(change.province, market);
      const before = await deps.policies.findById(_id).lean();
      const after: MarketPolicy = {
        _id,
        province: change.province,
        market,
        enabled: change.enabled,
        rules: change.rules,
        version: (before?.version ?? 0) + 1,
        changed_by: change.changed_by ?? actorName(actor),
        changed_at: deps.clock.now(),
      };
      await deps.policies.replaceOne({ _id }, after, { upsert: true });
      await deps.audit.record(actor, {
        action: 'policy.upsert',
        thing: { kind: 'market_policy', id: _id },
        before,
        after,
        reason: change.reason,
        ...(change.changed_by === undefined ? {} : { changed_by: change.changed_by }),
      });
      await deps.onChange(after);
      return after;
    });
}
