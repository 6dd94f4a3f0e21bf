import { createPublicKey, type KeyObject, verify } from 'node:crypto';

export type WebhookHeaders = Readonly<Record<string, string | string[] | undefined>>;

/**
 * SendGrid repeats an event for up to 24 h and does not say whether it signs it anew, so a shorter
 * tolerance could refuse genuine ones; repeats are recognised by sg_event_id (facts/platform.md 4).
 */
const OLDEST_MS = 26 * 60 * 60_000;
/** Clocks differ a little; a stamp from the future is worth more to an attacker than to us. */
const NEWEST_MS = 5 * 60_000;

/**
 * Checks SendGrid's signed event webhook: ECDSA P-256 with SHA-256 over timestamp + raw body, by
 * node:crypto. Not by @sendgrid/eventwebhook: its starkbank-ecdsa took a signature of zeros
 * (CVE-2021-43571). Any of the keys may have signed. Never throws; without a usable key nothing is genuine.
 *
 * @param publicKeys base64 SPKI as SendGrid shows it, or PEM
 */
export function createSendgridVerifier(
  publicKeys: readonly string[],
): (request: { rawBody: Buffer; headers: WebhookHeaders; now: Date }) => boolean {
  const keys = publicKeys.flatMap(readKey);

  return ({ rawBody, headers, now }) => {
    const timestamp = headers['x-twilio-email-event-webhook-timestamp'];
    const encoded = headers['x-twilio-email-event-webhook-signature'];
    if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return false;
    if (typeof encoded !== 'string') return false;
    const age = now.getTime() - Number(timestamp) * 1000;
    if (age > OLDEST_MS || age < -NEWEST_MS) return false;
    const signature = Buffer.from(encoded, 'base64');
    // Only one spelling of the same bytes: Buffer.from overlooks what is not base64.
    if (signature.toString('base64') !== encoded) return false;
    const signed = Buffer.concat([Buffer.from(timestamp), rawBody]);
    return keys.some((key) => isSignedBy(key, signed, signature));
  };
}

function isSignedBy(key: KeyObject, signed: Buffer, signature: Buffer): boolean {
  try {
    return verify('sha256', signed, { key, dsaEncoding: 'der' }, signature);
  } catch {
    return false;
  }
}

/** None for what is not a public key of the right curve: a wrong setting must not open the door, nor stop the start. */
function readKey(text: string): KeyObject[] {
  try {
    const key = text.includes('-----BEGIN')
      ? createPublicKey(text)
      : createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? [key] : [];
  } catch {
    return [];
  }
}
