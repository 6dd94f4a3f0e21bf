import { type InputIssue } from '../../src/errors';
import { type MarketPolicy } from '../../src/policy/market-policy.model';
import { editedRules, type PolicyEdit } from '../../src/policy/parse-policy-edit.rules';
import { type PolicyRules, SEEDED_RULES } from '../../src/policy/policy-rules.schema';

/** What is in force there with the change made; a market's first policy begins as the whole province's. */
export function editPolicy(
  before: Pick<MarketPolicy, 'enabled' | 'rules'> | null,
  { edit }: { edit: PolicyEdit },
): { enabled: boolean; rules: PolicyRules } | { issues: InputIssue[] } {
  const edited = editedRules(before?.rules ?? SEEDED_RULES, edit);
  if ('issues' in edited) return edited;
  return { enabled: edit.enabled ?? before?.enabled ?? true, rules: edited.rules };
}
