import { type Actor, actorName } from '../../contract/actor';
import { type Cents } from '../../money';
import { type RiskPolicy } from './risk-policy.model';
import { type RiskDeps } from './risk-ports';

export interface RiskPolicyChange {
  domain: string;
  per_day: Cents;
  in_all: Cents;
  reason: string;
}

/** Sets a domain's limits. One below what is promised already refuses everything until enough has ended. */
export function upsertRiskPolicy(deps: RiskDeps) {
  return ({ domain, per_day, in_all, reason }: RiskPolicyChange, actor: Actor): Promise<RiskPolicy> =>
    deps.transaction(async () => {
      const before = await deps.policies.findById(domain).lean();
      const after: RiskPolicy = {
        _id: domain,
        per_day,
        in_all,
        version: (before?.version ?? 0) + 1,
        changed_by: actorName(actor),
        changed_at: deps.clock.now(),
      };
      await deps.policies.replaceOne({ _id: domain }, after, { upsert: true });
      await deps.audit.record(actor, {
        action: 'risk_policy.upsert',
        thing: { kind: 'risk_policy', id: domain },
        before,
        after,
        reason,
      });
      return after;
    });
}
