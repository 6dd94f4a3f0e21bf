import MessagingResponse from 'twilio/lib/twiml/MessagingResponse';
import { type Log } from '../../src/contract/ports';
import {
  defineWebhook,
  type Webhook,
  type WebhookAbout,
  type WebhookRequest,
  type WebhookResponse,
} from '../../src/contract/webhook';
import { type Outreach } from '../../src/outreach/outreach';
import { problemOf } from './error-codes';
import { parseInboundSms } from './inbound';
import { verifyTwilioWebhook, type WebhookParams } from './signature';
import { parseStatusCallback } from './status-callback';

/** What Twilio does with a text: it answers the person with `reply`, or sends nothing back. */
function twiml(reply: string | null): WebhookResponse {
  const response = new MessagingResponse();
  if (reply !== null) response.message(reply);
  return { status: 200, headers: { 'content-type': 'text/xml' }, body: response.toString() };
}

const NOTHING_TO_ANSWER = twiml(null);
const REFUSED = { status: 403, body: 'The signature does not match.' };

const PROOF = {
  name: 'twilioSignature',
  scheme: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Twilio-Signature',
    description: 'Made with the account’s auth token over PUBLIC_URL, path, query and the form’s fields.',
  },
};
const FORM = {
  'application/x-www-form-urlencoded': { type: 'object', additionalProperties: { type: 'string' } },
};
const ANSWERS = {
  200: 'Recorded: TwiML. What is authentic and cannot be read is kept too.',
  403: 'The signature does not match, or no auth token is configured.',
  503: 'The store cannot be reached; Twilio tries again.',
};
const TEXT_ABOUT: WebhookAbout = {
  summary: 'Twilio: a text to us',
  description: 'Stop and help words are answered; the same text delivered twice is one.',
  proof: PROOF,
  accepts: FORM,
  answers: ANSWERS,
};
const STATUS_ABOUT: WebhookAbout = {
  summary: 'Twilio: what became of a text of ours',
  description: 'Its address goes with each text. Reports may come late, twice and in any order.',
  proof: PROOF,
  accepts: FORM,
  answers: ANSWERS,
};

export interface TwilioWebhookDeps {
  outreach: Pick<Outreach, 'receive' | 'updateStatus' | 'quarantine'>;
  secrets: readonly string[];
  /** What Twilio was told to call: signatures are made over it, never over Host or forwarded headers. */
  publicUrl(): string;
  log: Log;
}

/** Twilio's two doors: texts to us, and reports about ours. Verified over the raw bytes before anything else. */
export function twilioWebhooks(deps: TwilioWebhookDeps): Webhook[] {
  const verified = (request: WebhookRequest): WebhookParams | null =>
    verifyTwilioWebhook({
      rawBody: request.rawBody,
      headers: request.headers,
      url: deps.publicUrl() + request.url,
      secrets: deps.secrets,
    });

  return [
    defineWebhook({
      method: 'POST',
      path: '/webhooks/twilio/sms',
      about: TEXT_ABOUT,
      run: async (request) => {
        const params = verified(request);
        if (!params) return REFUSED;
        const text = parseInboundSms(params);
        if (text) return twiml((await deps.outreach.receive(text)).reply);
        await deps.outreach.quarantine('twilio-sms', request.rawBody.toString());
        return NOTHING_TO_ANSWER;
      },
    }),
    defineWebhook({
      method: 'POST',
      path: '/webhooks/twilio/status/{token}',
      about: STATUS_ABOUT,
      run: async (request) => {
        const params = verified(request);
        if (!params) return REFUSED;
        const report = parseStatusCallback(params);
        if (!report) {
          await deps.outreach.quarantine('twilio-status', request.rawBody.toString());
          return NOTHING_TO_ANSWER;
        }
        const { errorCode } = report;
        const known = await deps.outreach.updateStatus({
          token: request.params.token ?? '',
          providerId: report.messageSid,
          providerStatus: report.status,
          state: report.state,
          ...(errorCode === null ? {} : { error: { code: errorCode, ...problemOf(errorCode) } }),
        });
        if (!known) deps.log.warn({ sid: report.messageSid }, 'a status report names no message of ours');
        return NOTHING_TO_ANSWER;
      },
    }),
  ];
}
