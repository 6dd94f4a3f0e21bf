import { defineWebhook, type Webhook, type WebhookAbout, type WebhookResponse } from '../contract/webhook';
import { UserError } from '../errors';
import { FORM_FIELDS } from './form-fields.rules';
import { type Forms } from './forms';

/** Forms are short; a longer body is 413. */
const MAX_BYTES = 256 * 1024;

export interface FormWebhookDeps {
  forms: Pick<Forms, 'findByToken' | 'receive'>;
  /** Counts one submission of a form. Null when it may pass, else milliseconds until the next one may. */
  limit(form: string): number | null;
}

/** The address of each form; its secret part stands for the form. Committed before it is answered. */
export function formWebhooks({ forms, limit }: FormWebhookDeps): Webhook[] {
  return [
    defineWebhook({
      method: 'POST',
      path: '/webhooks/leads/{token}',
      maxBytes: MAX_BYTES,
      about: FORM_ABOUT,
      run: async ({ params, headers, rawBody }) => {
        const form = await forms.findByToken(params.token ?? '');
        if (!form) throw new UserError('not_found', 'There is no form with this address.');
        const wait = limit(form._id);
        if (wait !== null) {
          const headers = { 'retry-after': String(Math.ceil(wait / 1000)) };
          return json(
            429,
            { status: 'refused', detail: 'Too many submissions at once: send it again later.' },
            headers,
          );
        }
        const id = headers['idempotency-key'];
        const taken = await forms.receive(form, {
          contentType: headers['content-type'],
          body: rawBody.toString(),
          id: typeof id === 'string' && id !== '' ? id : undefined,
        });
        return taken === 'lead'
          ? json(200, { status: 'received' })
          : json(202, {
              status: 'kept',
              detail:
                'It names no phone number and no e-mail address that can be read, as JSON or form-encoded. It is kept for a person to read.',
            });
      },
    }),
  ];
}

const FORM_SCHEMA = {
  type: 'object',
  description:
    'Fields by their names, in English or French; others as `/forms` says. A phone number or an e-mail address is needed.',
  properties: Object.fromEntries(FORM_FIELDS.map((field) => [field, { type: 'string' }])),
  additionalProperties: { type: 'string' },
  examples: [
    {
      name: 'Jane Doe',
      phone: '416-555-0134',
      address: '12 King St W, Toronto ON',
      message: 'I would like to sell by spring.',
    },
  ],
};

const FORM_ABOUT: WebhookAbout = {
  summary: 'A web form’s submission: a seller who asks to be contacted',
  description:
    'The address is made by `/forms new <name>` in Slack; its last part is a secret. At most 256 KiB, and 120 submissions a minute and form. The same submission is taken once: by its Idempotency-Key, else by its bytes within the UTC day. The lead has `inquiry` as its consent.',
  accepts: { 'application/json': FORM_SCHEMA, 'application/x-www-form-urlencoded': FORM_SCHEMA },
  answers: {
    200: 'Taken in: `{"status": "received"}`, after the commit.',
    202: 'It names nobody who can be reached; kept for a person to read: `{"status": "kept", "detail": …}`.',
    404: 'No form has this address.',
    413: 'Longer than 256 KiB.',
    429: 'Too many at once; Retry-After says when.',
    503: 'The store cannot be reached; send it again.',
  },
};

function json(status: number, body: object, headers: Record<string, string> = {}): WebhookResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}
