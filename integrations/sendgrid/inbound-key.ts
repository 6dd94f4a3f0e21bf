import { createHash, timingSafeEqual } from 'node:crypto';
import { type WebhookRequest } from '../../src/contract/webhook';

/**
 * Inbound Parse is unsigned (facts/canada.md section 3), so its address carries a secret of ours: as the password of
 * `https://any:KEY@host/…`, which SendGrid sends as Basic authorization, or as `?key=KEY`. Any of the keys will do, so
 * that they can be rotated; without one nobody gets in.
 */
export function hasInboundKey(
  request: Pick<WebhookRequest, 'headers' | 'query'>,
  keys: readonly string[],
): boolean {
  const given = [passwordIn(request.headers.authorization), request.query.key].filter(
    (key): key is string => typeof key === 'string' && key !== '',
  );
  // Every pair is compared, so that the time tells nothing about which one fitted.
  const fitting = keys.flatMap((key) => given.filter((one) => key !== '' && isSame(one, key)));
  return fitting.length > 0;
}

function passwordIn(header: string | undefined): string | null {
  const [, scheme, value] = /^(Basic|Bearer) +(\S+) *$/i.exec(header ?? '') ?? [];
  if (scheme === undefined || value === undefined) return null;
  if (scheme.toLowerCase() === 'bearer') return value;
  const pair = Buffer.from(value, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}

function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
