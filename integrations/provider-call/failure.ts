import { type SendOutcome } from '../../src/contract/ports';
import { type ConnectionTrace } from './traced-transport';

export type NotAccepted = Exclude<SendOutcome, { kind: 'accepted' }>;

/**
 * What an exception during a call means for the message. Without a connection nothing can have been
 * accepted (DNS, refused, unreachable, TLS): safe to repeat. With one, nobody can tell: a reset or a
 * timeout looks the same whether the provider had taken the message or not (facts/platform.md 4).
 */
export function outcomeOfException(error: unknown, trace: ConnectionTrace): NotAccepted {
  return { kind: trace.connected ? 'unknown' : 'retry', cause: describeCause(error) };
}

/** For the log and the message's history: a code where there is one, never a URL, header or body. */
export function describeCause(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown failure';
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (code === 'ERR_CANCELED' || code === 'ECONNABORTED') return 'timeout';
  if (typeof code === 'string' && code !== '') return code;
  return typeof message === 'string' && message !== '' ? message.slice(0, 200) : 'unknown failure';
}

/** Retry-After in milliseconds; both forms of RFC 9110 section 10.2.3. */
export function parseRetryAfter(value: unknown, now: Date): number | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}
