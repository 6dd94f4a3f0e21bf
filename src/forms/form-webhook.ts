import { defineWebhook, type Webhook, type WebhookResponse } from '../contract/webhook';
import { UserError } from '../errors';
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

function json(status: number, body: object, headers: Record<string, string> = {}): WebhookResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}
