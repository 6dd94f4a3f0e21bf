import { UserError } from '../errors';
import { explain } from '../policy/explain.rules';
import { type GateDecision } from '../policy/gate.types';

/** A block as REST and Slack show it: 403 with the reason as code, why in plain words, and when it opens next. */
export function blockedError(decision: GateDecision, locale: 'en' | 'fr' = 'en'): UserError {
  return new UserError('blocked', explain(decision, locale).join(' '), {
    reason: decision.reason,
    extra: { next_open: decision.next_open?.toISOString() ?? null },
  });
}
