import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { deliver, type DeliveryResult } from '../../sandbox/deliver';
import { type AcceptedMail, type SendgridState } from './state';

/** SendGrid gives up after about 10 s and tries again later. */
const WEBHOOK_TIMEOUT_MS = 10_000;

export interface EventSigner {
  /** Base64 SPKI: what SendGrid shows, and what SENDGRID_WEBHOOK_PUBLIC_KEY holds. */
  publicKey: string;
  /** ECDSA over timestamp + body, DER, base64. */
  sign(timestamp: string, body: string): string;
}

export function createEventSigner(privateKeyPem: string | null): EventSigner {
  const key: KeyObject =
    privateKeyPem === null
      ? generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey
      : createPrivateKey(privateKeyPem);
  return {
    publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64'),
    sign: (timestamp, body) =>
      sign('sha256', Buffer.from(timestamp + body), { key, dsaEncoding: 'der' }).toString('base64'),
  };
}

/** One event about a mail, with the custom arguments flat beside SendGrid's own fields. */
export function eventAbout(mail: AcceptedMail, event: string, extra: object = {}): object[] {
  return mail.to.map((email) => ({
    email,
    timestamp: Math.floor(Date.now() / 1000),
    'smtp-id': `<${mail.messageId}@sandbox>`,
    event,
    sg_event_id: randomBytes(16).toString('base64url'),
    sg_message_id: `${mail.messageId}.recvd-sandbox-1`,
    ...mail.customArgs,
    ...extra,
  }));
}

/** Posts events as SendGrid does: a JSON array whose objects end in CRLF, which is signed with the rest. */
export async function postEvents(
  state: SendgridState,
  signer: EventSigner,
  events: object[],
): Promise<DeliveryResult | null> {
  const { eventsUrl } = state.settings;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const body = `[${events.map((event) => JSON.stringify(event)).join(',\r\n')}]\r\n`;
  const webhook =
    eventsUrl === null
      ? null
      : await deliver({
          url: eventsUrl,
          headers: {
            'content-type': 'application/json',
            'user-agent': 'SendGrid Event API',
            'x-twilio-email-event-webhook-timestamp': timestamp,
            'x-twilio-email-event-webhook-signature': signer.sign(timestamp, body),
          },
          body,
          timeoutMs: WEBHOOK_TIMEOUT_MS,
        });
  state.ledger.add({ type: 'events', events, webhook });
  return webhook;
}
