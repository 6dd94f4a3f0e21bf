import { z } from 'zod';
import { normalizeEmail, normalizePhone } from '../contact-address.rules';
import { defineRoute, type RouteContext } from '../contract/route';
import { actorName } from '../contract/actor';
import { InputError } from '../errors';
import { CONSENT_BASES } from '../policy/consent.rules';
import { type Policy } from '../policy/policy';
import {
  hhmmField,
  instant,
  instantField,
  marketField,
  provinceField,
  textField,
  weekdayField,
} from '../rest-fields';
import { requestIntent } from './intent-keys.rules';
import { blockedError } from './blocked-error';
import { type Outreach } from './outreach';
import { placeOfAddress } from './place-of-address';

const consentInput = z.strictObject({
  basis: z.enum(CONSENT_BASES, { error: `must be one of ${CONSENT_BASES.join(', ')}` }),
  evidence: textField(1000),
  at: instantField,
});

const common = {
  province: provinceField.optional(),
  market: marketField.optional(),
  weekday: weekdayField.optional(),
  hhmm: hhmmField.optional(),
  when_closed: z.enum(['refuse', 'queue'], { error: 'must be refuse or queue' }).default('refuse'),
  consent: consentInput.optional(),
};

const smsInput = z.strictObject({ to: textField(254), message: textField(1600), ...common });
const emailInput = z.strictObject({
  to: textField(254),
  subject: textField(998),
  body: textField(100_000),
  html: textField(500_000).optional(),
  ...common,
});

const acceptedOutput = z.object({
  status: z.literal('queued'),
  not_before: instant,
  message: z.string(),
  message_id: z.string(),
});

type Common = Pick<z.output<typeof smsInput>, keyof typeof common>;
type Deps = { outreach: Outreach; policy: Policy };

interface Content {
  channel: 'SMS' | 'EMAIL';
  to: string;
  body: string;
  subject?: string;
  html?: string;
}

async function ask(content: Content, input: Common, deps: Deps, context: RouteContext) {
  if (input.consent) {
    const recorded_by = `asserted by ${actorName(context.actor)}`;
    await deps.policy.recordConsent(content.to, { ...input.consent, recorded_by });
  }
  const { contact, place, language } = await deps.outreach.whoseIs(content.to);
  const asked = await deps.outreach.ask(
    {
      ...content,
      ...placeOfAddress(content.to, input, place),
      ...statedTime(input),
      intent_key: requestIntent(context.intentKey),
      contact,
      language,
      template: 'custom',
      whenClosed: input.when_closed,
    },
    context.actor,
  );
  if ('blocked' in asked) throw blockedError(asked.blocked);
  const { message } = asked;
  const waits = message.not_before > context.now;
  return {
    status: 'queued' as const,
    not_before: message.not_before.toISOString(),
    message: waits
      ? `Kept until ${message.not_before.toISOString()}, when contact opens there.`
      : 'Accepted; it is sent after one more check of the gate.',
    message_id: message._id,
  };
}

function statedTime(input: Common) {
  const { weekday, hhmm } = input;
  if (weekday === undefined && hhmm === undefined) return {};
  if (weekday === undefined || hhmm === undefined) {
    const path = weekday === undefined ? 'weekday' : 'hhmm';
    throw new InputError([
      { path, message: 'weekday and hhmm go together', example: 'weekday 0 and hhmm 09:30' },
    ]);
  }
  if (input.when_closed === 'queue') {
    throw new InputError([
      { path: 'when_closed', message: 'queue cannot go with weekday and hhmm', example: 'refuse' },
    ]);
  }
  return { stated_time: { weekday, minute_of_day: hhmm } };
}

function addressField(path: string, address: string | null, example: string): string {
  if (address !== null) return address;
  throw new InputError([{ path, message: 'cannot be reached by this channel', example }]);
}

export const outreachRoutes = [
  defineRoute({
    method: 'POST',
    path: '/messaging/send-sms',
    summary: 'Ask for one text: through the gate into the outbox',
    role: 'agent',
    effect: 'flow',
    status: 202,
    input: smsInput,
    output: acceptedOutput,
    run: (input, deps: Deps, context) => {
      const to = addressField('to', normalizePhone(input.to), '+14165550134');
      return ask({ channel: 'SMS', to, body: input.message }, input, deps, context);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/messaging/send-email',
    summary: 'Ask for one e-mail: through the gate into the outbox',
    role: 'agent',
    effect: 'flow',
    status: 202,
    input: emailInput,
    output: acceptedOutput,
    run: (input, deps: Deps, context) => {
      const to = addressField('to', normalizeEmail(input.to), 'jane@example.com');
      const { subject, body, html } = input;
      const content = {
        channel: 'EMAIL' as const,
        to,
        subject,
        body,
        ...(html === undefined ? {} : { html }),
      };
      return ask(content, input, deps, context);
    },
  }),
];
