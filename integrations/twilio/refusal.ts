import { type NotAccepted, parseRetryAfter } from '../provider-call/failure';
import { isKnown, meaningOf, problemOf } from './error-codes';

/** What an answer other than 2xx means for the message. */
export function outcomeOfAnswer(status: number, body: unknown, retryAfter: unknown): NotAccepted {
  const { code, message } = readError(body);
  // "Never processed and is always safe to retry": twilio.com/docs/errors/20429. Also other codes with 429.
  if (status === 429) return retry(code ?? 'http_429', retryAfter);
  // 408 is made by a gateway that lost patience, perhaps with a request that Twilio had taken.
  if (status < 400 || status >= 500 || status === 408) return { kind: 'unknown', cause: `http_${status}` };
  if (code !== null && meaningOf(code).class === 'transient') return retry(code, retryAfter);
  if (code !== null) {
    const problem = problemOf(code);
    // Of a code that is new to us Twilio's own words say more.
    return isKnown(code)
      ? { kind: 'refused', providerCode: code, ...problem }
      : { kind: 'refused', providerCode: code, ...problem, message: message ?? problem.message };
  }
  return {
    kind: 'refused',
    providerCode: `http_${status}`,
    message: `Twilio refused the text (HTTP ${status}).`,
    message_fr: `Twilio a refusé le texto (HTTP ${status}).`,
    // 401 and 403 without a code: a proxy, or an account that may nothing.
    ...(status === 401 || status === 403 ? { because: 'account' as const } : {}),
  };
}

function retry(cause: string, retryAfter: unknown): NotAccepted {
  const after = parseRetryAfter(retryAfter, new Date());
  return after === undefined ? { kind: 'retry', cause } : { kind: 'retry', after, cause };
}

/** `{code, message, more_info, status}`, or RFC 9457 with `detail`; whatever else came is no error of Twilio's. */
function readError(body: unknown): { code: string | null; message: string | null } {
  if (typeof body !== 'object' || body === null) return { code: null, message: null };
  const { code, message, detail } = body as { code?: unknown; message?: unknown; detail?: unknown };
  const text = typeof message === 'string' ? message : detail;
  return {
    code: typeof code === 'number' || typeof code === 'string' ? String(code) : null,
    message: typeof text === 'string' && text !== '' ? text : null,
  };
}
