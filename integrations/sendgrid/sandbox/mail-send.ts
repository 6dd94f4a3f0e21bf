import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type SimulatorAnswer, type SimulatorRequest } from '../../sandbox/http-simulator';
import { errorAnswer } from './errors';
import { type AcceptedMail, type SendgridState } from './state';

const addressSchema = z.object({
  email: z.email('Does not contain a valid address.'),
  name: z.string().optional(),
});
const textsSchema = z.record(z.string(), z.string()).default({});

/** The parts that the product uses: docs.sendgrid.com/api-reference/mail-send/mail-send */
const mailSchema = z.object({
  personalizations: z
    .array(
      z.object({
        to: z.array(addressSchema).min(1, 'The to array is required.'),
        headers: textsSchema,
        custom_args: textsSchema,
        subject: z.string().optional(),
      }),
    )
    .min(1, 'The personalizations field is required and must have at least one personalization.')
    .max(1000),
  from: addressSchema,
  subject: z.string().min(1, 'The subject is required.'),
  content: z
    .array(
      z.object({
        type: z.string(),
        value: z.string().min(1, 'The content value must be a string at least one character in length.'),
      }),
    )
    .min(1, 'The content parameter is required.'),
  headers: textsSchema,
  custom_args: textsSchema,
  mail_settings: z.object({ sandbox_mode: z.object({ enable: z.boolean() }).optional() }).optional(),
});

/** GET /v3/scopes, what the key may do; POST /v3/mail/send: 202 with X-Message-Id and no body; 200 in `sandbox_mode`. */
export function answerApi(
  request: SimulatorRequest,
  state: SendgridState,
  onAccepted: (mail: AcceptedMail) => void,
): SimulatorAnswer {
  const refuse = (status: number, errors: { message: string; field: string | null }[]) => {
    state.ledger.add({ type: 'refused', status, errors: errors.map(({ message }) => message) });
    return errorAnswer(status, errors);
  };
  const asksForScopes = request.method === 'GET' && request.path === '/v3/scopes';
  if (!asksForScopes && (request.method !== 'POST' || request.path !== '/v3/mail/send'))
    return refuse(404, [{ message: 'not found', field: null }]);
  if (request.headers.authorization !== `Bearer ${state.settings.apiKey}`) {
    return refuse(401, [
      { message: 'The provided authorization grant is invalid, expired, or revoked', field: null },
    ]);
  }
  if (asksForScopes) return { status: 200, body: { scopes: ['mail.send'] } };
  const parsed = mailSchema.safeParse(readJson(request.body));
  if (!parsed.success) {
    return refuse(
      400,
      parsed.error.issues.map(({ message, path }) => ({ message, field: path.join('.') || null })),
    );
  }
  const mail = parsed.data;
  const to = mail.personalizations.flatMap((each) => each.to.map(({ email }) => email));
  if (mail.mail_settings?.sandbox_mode?.enable) {
    state.ledger.add({ type: 'checked', to });
    return { status: 200, body: '' };
  }
  const accepted: AcceptedMail = {
    messageId: randomBytes(16).toString('base64url'),
    to,
    from: mail.from.email,
    subject: mail.subject,
    text: mail.content.find(({ type }) => type === 'text/plain')?.value ?? null,
    html: mail.content.find(({ type }) => type === 'text/html')?.value ?? null,
    headers: Object.assign({}, mail.headers, ...mail.personalizations.map((each) => each.headers)) as Record<
      string,
      string
    >,
    customArgs: Object.assign(
      {},
      mail.custom_args,
      ...mail.personalizations.map((each) => each.custom_args),
    ) as Record<string, string>,
  };
  state.ledger.add({ type: 'accepted', ...accepted });
  onAccepted(accepted);
  return { status: 202, headers: { 'x-message-id': accepted.messageId }, body: '' };
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
