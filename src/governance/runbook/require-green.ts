import { UserError } from '../../errors';
import { translator } from '../../i18n/translate';
import { type RunbookLook } from './judge.rules';

/** @throws UserError `refused`, reason `runbook_not_green`, with what blocks */
export function requireGreen({ ok_to_enable_go_live, blocking }: RunbookLook): void {
  if (ok_to_enable_go_live) return;
  const params = { blocking: blocking.join(', ') };
  throw new UserError('refused', translator('en')('refused.runbook_not_green', params), {
    reason: 'runbook_not_green',
    extra: params,
  });
}
