import { z } from 'zod';
import { type NotAccepted, parseRetryAfter } from '../provider-call/failure';

/** `{errors: [{message, field, help}]}`: docs.sendgrid.com/api-reference/how-to-use-the-sendgrid-v3-api/errors */
const errorsSchema = z.object({
  errors: z.array(z.object({ message: z.string(), field: z.string().nullish() })).min(1),
});

/** What an answer other than 2xx means for the message. SendGrid has no error codes: the status is the code. */
export function outcomeOfAnswer(status: number, body: unknown, headers: object): NotAccepted {
  const providerCode = `http_${status}`;
  if (status === 429) {
    const after = waitOf(headers as Record<string, unknown>, new Date());
    return after === undefined
      ? { kind: 'retry', cause: providerCode }
      : { kind: 'retry', after, cause: providerCode };
  }
  // 408 is made by a gateway that lost patience, perhaps with a request that SendGrid had taken.
  if (status < 400 || status >= 500 || status === 408) return { kind: 'unknown', cause: providerCode };
  const parsed = errorsSchema.safeParse(body);
  const message = parsed.success
    ? parsed.data.errors.map((error) => error.message).join(' ')
    : `SendGrid refused the e-mail (HTTP ${status}).`;
  // A wrong key, or a sender that is not verified: every e-mail would be refused.
  const isAccount = status === 401 || status === 403;
  return {
    kind: 'refused',
    providerCode,
    message,
    message_fr: `SendGrid a refusé le courriel (HTTP ${status}).`,
    ...(isAccount ? { because: 'account' as const } : {}),
  };
}

/** SendGrid tells when its limit begins anew as Unix seconds in X-RateLimit-Reset; gateways use Retry-After. */
function waitOf(headers: Record<string, unknown>, now: Date): number | undefined {
  const reset = headers['x-ratelimit-reset'];
  const wait = parseRetryAfter(headers['retry-after'], now);
  if (wait !== undefined || typeof reset !== 'string' || !/^\d+$/.test(reset)) return wait;
  return Math.max(0, Number(reset) * 1000 - now.getTime());
}
