import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { deliver, type DeliveryResult } from '../../sandbox/deliver';
import { newMessageSid, type SandboxMessage } from './message';
import { type TwilioSettings, type TwilioState } from './state';

/** Twilio gives up after 15 s in all: twilio.com/docs/usage/webhooks/webhooks-connection-overrides */
const WEBHOOK_TIMEOUT_MS = 15_000;

/** Twilio's own words; the exact word, in any case (twilio.com/docs/messaging/tutorials/advanced-opt-out). */
const STOP_WORDS = ['STOP', 'UNSUBSCRIBE', 'END', 'QUIT', 'STOPALL', 'REVOKE', 'OPTOUT', 'CANCEL'];
const START_WORDS = ['START', 'YES', 'UNSTOP'];
const HELP_WORDS = ['HELP', 'INFO'];

/** Signs what it posts, as Twilio does: over the URL that was configured and every parameter. */
export function postSigned(
  url: string,
  params: Record<string, string>,
  authToken: string,
): Promise<DeliveryResult> {
  const signedUrl = url.replace(/#.*$/, '');
  return deliver({
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'user-agent': 'TwilioProxy/1.1',
      'i-twilio-idempotency-token': newMessageSid(),
      'x-twilio-signature': getExpectedTwilioSignature(authToken, signedUrl, params),
    },
    body: new URLSearchParams(params).toString(),
    timeoutMs: WEBHOOK_TIMEOUT_MS,
  });
}

export function statusParams(message: SandboxMessage): Record<string, string> {
  return {
    ...(message.errorCode === null ? {} : { ErrorCode: String(message.errorCode) }),
    ...(message.status === 'delivered' || message.status === 'undelivered'
      ? { RawDlrDoneDate: rawDate(message.updatedAt) }
      : {}),
    ApiVersion: '2010-04-01',
    MessageStatus: message.status,
    SmsSid: message.sid,
    SmsStatus: message.status,
    To: message.to,
    ...(message.from === null ? {} : { From: message.from }),
    MessageSid: message.sid,
    AccountSid: message.accountSid,
    ...(message.messagingServiceSid === null ? {} : { MessagingServiceSid: message.messagingServiceSid }),
  };
}

/** All that Twilio sends with a text to us, empty values included (facts/canada.md section 2). */
export function inboundParams(
  sms: { sid: string; from: string; to: string; body: string; media: { url: string; contentType: string }[] },
  settings: TwilioSettings,
): Record<string, string> {
  const optOutType = settings.advancedOptOut ? optOutTypeOf(sms.body) : null;
  return {
    ToCountry: 'CA',
    ToState: '',
    SmsMessageSid: sms.sid,
    NumMedia: String(sms.media.length),
    ToCity: '',
    FromZip: '',
    SmsSid: sms.sid,
    FromState: '',
    SmsStatus: 'received',
    FromCity: '',
    Body: sms.body,
    FromCountry: 'CA',
    To: sms.to,
    ToZip: '',
    NumSegments: '1',
    MessageSid: sms.sid,
    AccountSid: settings.accountSid,
    From: sms.from,
    ApiVersion: '2010-04-01',
    ...(optOutType === null ? {} : { OptOutType: optOutType }),
    ...Object.fromEntries(
      sms.media.flatMap((media, index) => [
        [`MediaUrl${index}`, media.url],
        [`MediaContentType${index}`, media.contentType],
      ]),
    ),
  };
}

/** Twilio blocks and unblocks by its own words before the webhook arrives. */
export function applyKeyword(state: TwilioState, from: string, body: string): void {
  const type = optOutTypeOf(body);
  if (type === 'STOP') state.numbers.set(from, { ...state.numbers.get(from), optedOut: true });
  if (type === 'START') state.numbers.set(from, { ...state.numbers.get(from), optedOut: false });
}

function optOutTypeOf(body: string): 'STOP' | 'START' | 'HELP' | null {
  const word = body.trim().toUpperCase();
  if (STOP_WORDS.includes(word)) return 'STOP';
  if (START_WORDS.includes(word)) return 'START';
  return HELP_WORDS.includes(word) ? 'HELP' : null;
}

/** `2611231800`: yymmddhhmm. */
function rawDate(at: Date): string {
  return at.toISOString().replace(/\D/g, '').slice(2, 12);
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** The texts of `<Message>` in an answer in TwiML. */
export function repliesIn(webhook: DeliveryResult | null): string[] {
  if (!webhook?.answered || webhook.status !== 200) return [];
  return [...webhook.body.matchAll(/<Message>([^<]*)<\/Message>/g)].map(([, text = '']) =>
    text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? ''),
  );
}
