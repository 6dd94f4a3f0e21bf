import { type NotAccepted, parseRetryAfter } from '../provider-call/failure';
import { meaningOf } from './error-codes';

/** What an answer other than 2xx means for the message. */
export function outcomeOfAnswer(status: number, body: unknown, retryAfter: unknown): NotAccepted {
  const { code, message } = readError(body);
  // "Never processed and is always safe to retry": twilio.com/docs/errors/20429. Also other codes with 429.
  if (status === 429) return retry(code ?? 'http_429', retryAfter);
  // 408 is made by a gateway that lost patience, perhaps with a request that Twilio had taken.
  if (status < 400 || status >= 500 || status === 408) return { kind: 'unknown', cause: `http_${status}` };
  if (code !== null && meaningOf(code).class === 'transient') return retry(code, retryAfter);
  return {
    kind: 'refused',
    providerCode: code ?? `http_${status}`,
    message:
      code === null ? `Twilio refused the text (HTTP ${status}).` : (message ?? meaningOf(code).sentence),
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
