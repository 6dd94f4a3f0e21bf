import { defineWebhook, type Webhook, type WebhookAbout } from '../../src/contract/webhook';
import { type Outreach } from '../../src/outreach/outreach';
import { parseEvent, readEvents } from './event';
import { readParts } from './form-parts';
import { hasInboundKey } from './inbound-key';
import { parseInboundMail } from './inbound-mail';
import { createSendgridVerifier } from './signature';

const DONE = { status: 200, body: '' };
const NO_KEY = {
  status: 401,
  headers: { 'www-authenticate': 'Basic realm="inbound mail"' },
  body: 'This address needs its key.',
};
const REFUSED = { status: 403, body: 'The signature does not match.' };

/** SendGrid collects events for up to 30 s; thousands of them may come in one post. */
const MAX_EVENTS_BYTES = 8 * 1024 * 1024;
/** Inbound Parse posts at most 30 MB; what is around the mail comes on top. */
const MAX_MAIL_BYTES = 31 * 1024 * 1024;

const EVENTS_ABOUT: WebhookAbout = {
  summary: 'SendGrid: what became of e-mails of ours',
  description: 'Signed Event Webhook. Events may come late, twice and in any order.',
  proof: {
    name: 'sendgridSignature',
    scheme: {
      type: 'apiKey',
      in: 'header',
      name: 'X-Twilio-Email-Event-Webhook-Signature',
      description: 'Over X-Twilio-Email-Event-Webhook-Timestamp and the body.',
    },
  },
  accepts: { 'application/json': { type: 'array', items: { type: 'object' } } },
  answers: {
    200: 'Recorded. What is authentic and cannot be read is kept too.',
    403: 'The signature does not match, or no key is configured.',
    503: 'The store cannot be reached; SendGrid tries again.',
  },
};
const MAIL_ABOUT: WebhookAbout = {
  summary: 'SendGrid: an e-mail to us',
  description: 'Inbound Parse, not raw, at most 30 MB. The key may stand in the query as `key` instead.',
  proof: {
    name: 'sendgridInboundKey',
    scheme: {
      type: 'http',
      scheme: 'basic',
      description: 'Any user name, SENDGRID_INBOUND_KEY as password.',
    },
  },
  accepts: { 'multipart/form-data': { type: 'object', additionalProperties: { type: 'string' } } },
  answers: {
    200: 'Recorded. What cannot be read is kept too.',
    401: 'The key is missing or wrong.',
    503: 'The store cannot be reached; SendGrid tries again.',
  },
};

export interface SendgridWebhookDeps {
  outreach: Pick<Outreach, 'receive' | 'receiveMailEvent' | 'quarantine'>;
  /** Any of them may have signed the events; none: every event is refused. */
  publicKeys: readonly string[];
  /** Secrets of the address at which mail arrives; none: no mail is taken. */
  inboundKeys: readonly string[];
}

/** SendGrid's doors. Verified over the raw bytes before anything else; committed before the answer. */
export function sendgridWebhooks({ outreach, publicKeys, inboundKeys }: SendgridWebhookDeps): Webhook[] {
  const isGenuine = createSendgridVerifier(publicKeys);

  return [
    defineWebhook({
      method: 'POST',
      path: '/webhooks/sendgrid/events',
      maxBytes: MAX_EVENTS_BYTES,
      about: EVENTS_ABOUT,
      run: async ({ rawBody, headers }) => {
        if (!isGenuine({ rawBody, headers, now: new Date() })) return REFUSED;
        const events = readEvents(rawBody);
        if (!events) await outreach.quarantine('sendgrid-events', rawBody.toString());
        // One after the other: where one fails, those before it are known when SendGrid repeats the post.
        for (const input of events ?? []) {
          const event = parseEvent(input);
          if (event) await outreach.receiveMailEvent(event);
          else await outreach.quarantine('sendgrid-event', JSON.stringify(input));
        }
        return DONE;
      },
    }),
    defineWebhook({
      method: 'POST',
      path: '/webhooks/sendgrid/inbound',
      maxBytes: MAX_MAIL_BYTES,
      about: MAIL_ABOUT,
      run: async (request) => {
        if (!hasInboundKey(request, inboundKeys)) return NO_KEY;
        const parts = await readParts(request.headers, request.rawBody);
        const mail = parts && parseInboundMail(parts);
        if (mail) await outreach.receive(mail);
        else await outreach.quarantine('sendgrid-inbound', request.rawBody.toString('latin1'));
        return DONE;
      },
    }),
  ];
}
