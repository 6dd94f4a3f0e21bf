import { randomBytes } from 'node:crypto';

/** A message as the simulated Twilio keeps it. */
export interface SandboxMessage {
  sid: string;
  accountSid: string;
  direction: 'outbound-api' | 'inbound';
  to: string;
  from: string | null;
  messagingServiceSid: string | null;
  body: string;
  status: string;
  errorCode: number | null;
  createdAt: Date;
  updatedAt: Date;
  sentAt: Date | null;
  statusCallback: string | null;
  /** Seconds that it may wait in Twilio's queue. */
  validityPeriod: number;
}

export function newMessageSid(): string {
  return `SM${randomBytes(16).toString('hex')}`;
}

/** The resource as the API shows it: twilio.com/docs/messaging/api/message-resource#message-properties */
export function renderMessage(message: SandboxMessage): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${message.accountSid}/Messages/${message.sid}`;
  return {
    account_sid: message.accountSid,
    api_version: '2010-04-01',
    body: message.body,
    date_created: rfc2822(message.createdAt),
    date_sent: message.sentAt === null ? null : rfc2822(message.sentAt),
    date_updated: rfc2822(message.updatedAt),
    direction: message.direction,
    error_code: message.errorCode,
    error_message: null,
    from: message.from,
    messaging_service_sid: message.messagingServiceSid,
    num_media: '0',
    num_segments: String(countSegments(message.body)),
    price: null,
    price_unit: 'USD',
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  };
}

/** `Mon, 23 Nov 2026 18:00:00 +0000`: what Twilio writes and the SDK parses. */
function rfc2822(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000');
}

/** Good enough for a simulator: anything outside GSM-7's letters makes it UCS-2. */
function countSegments(body: string): number {
  const isGsm = /^[\n\r -~£¥§¿¡ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùü€]*$/.test(body) && !body.includes('`');
  const [single, multi] = isGsm ? [160, 153] : [70, 67];
  return body.length <= single ? 1 : Math.ceil(body.length / multi);
}
