import { UserError } from '../errors';
import { type MessageKey, type MessageParams, translator } from '../i18n/translate';

/** What the tripwire cannot do, in words. */
export function refusal(
  code: 'not_found' | 'refused' | 'conflict',
  reason: string,
  extra: MessageParams,
): UserError {
  const message = translator('en')(`refused.${reason}` as MessageKey, extra);
  return new UserError(code, message, { reason, extra });
}
