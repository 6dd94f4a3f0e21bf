import { type GateInput } from './gate.rules';
import { type MarketPolicy } from './market-policy.model';

/** A stored policy as the gate takes it. */
export function policyFacts(policy: MarketPolicy | null): GateInput['policy'] {
  if (policy === null) return { found: false };
  const { enabled, rules, province, market, version, extra_minutes } = policy;
  const extra = extra_minutes === undefined ? {} : { extra_minutes };
  return { found: true, enabled, rules, scope: { province, market }, version, ...extra };
}
