import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type ControlHandler } from '../../sandbox/control';
import { type DeliveryResult } from '../../sandbox/deliver';
import { type Deliveries } from './delivery';
import { newMessageSid } from './message';
import { type TwilioState, twilioSettingsSchema } from './state';
import { applyKeyword, inboundParams, postSigned, repliesIn } from './webhooks';

const inboundSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  body: z.string(),
  /** Where a picture is, or its bytes in base64: then it is here, as it would be at Twilio. */
  media: z
    .array(
      z.union([
        z.strictObject({ url: z.string(), contentType: z.string() }),
        z.strictObject({ data: z.base64(), contentType: z.string() }),
      ]),
    )
    .default([]),
  /** The same message once more, as when Twilio repeats a webhook; without it, a new one. */
  sid: z.string().optional(),
  /** Another URL than the configured one. */
  url: z.url().optional(),
});

const statusSchema = z.strictObject({
  sid: z.string(),
  status: z.string(),
  errorCode: z.int().nullable().default(null),
  repeat: z.int().positive().default(1),
});

const numberSchema = z.strictObject({
  number: z.string(),
  optedOut: z.boolean().optional(),
  refuseWith: z.int().optional(),
  undeliveredWith: z.int().optional(),
});

export type InboundInput = z.input<typeof inboundSchema>;

type Media = z.output<typeof inboundSchema>['media'];

/** Under the address that Twilio would give. */
function placesOf(state: TwilioState, sid: string, media: Media): { url: string; contentType: string }[] {
  return media.map((one) => {
    if ('url' in one) return one;
    const id = `ME${randomBytes(16).toString('hex')}`;
    state.media.set(id, { bytes: Buffer.from(one.data, 'base64'), contentType: one.contentType });
    const { accountSid } = state.settings;
    const url = `${state.url}/2010-04-01/Accounts/${accountSid}/Messages/${sid}/Media/${id}`;
    return { url, contentType: one.contentType };
  });
}

export interface TwilioActions {
  configure(settings: unknown): void;
  inbound(sms: InboundInput): Promise<{ sid: string; webhook: DeliveryResult | null }>;
  byName: Record<string, ControlHandler>;
}

/** What can be done to the simulated Twilio from outside: `POST /_sandbox/<name>`. */
export function createTwilioActions(state: TwilioState, deliveries: Deliveries): TwilioActions {
  function configure(input: unknown): void {
    // The schema's defaults fill what was not given; what stands must stay.
    const given = z.record(z.string(), z.unknown()).parse(input);
    Object.assign(state.settings, twilioSettingsSchema.parse({ ...state.settings, ...given }));
  }

  async function inbound(input: unknown) {
    const sms = inboundSchema.parse(input);
    const sid = sms.sid ?? newMessageSid();
    const at = new Date();
    const { accountSid, authToken } = state.settings;
    applyKeyword(state, sms.from, sms.body);
    state.remember({
      sid,
      accountSid,
      direction: 'inbound',
      to: sms.to,
      from: sms.from,
      messagingServiceSid: null,
      body: sms.body,
      status: 'received',
      errorCode: null,
      createdAt: at,
      updatedAt: at,
      sentAt: at,
      statusCallback: null,
      validityPeriod: 0,
    });
    const url = sms.url ?? state.settings.inboundUrl;
    const params = inboundParams({ ...sms, sid, media: placesOf(state, sid, sms.media) }, state.settings);
    const webhook = url === null ? null : await postSigned(url, params, authToken);
    state.ledger.add({ type: 'inbound', sid, from: sms.from, to: sms.to, body: sms.body, webhook });
    for (const body of repliesIn(webhook)) {
      const blocked = state.numbers.get(sms.from)?.optedOut === true;
      state.ledger.add({ type: 'reply', sid: newMessageSid(), to: sms.from, from: sms.to, body, blocked });
    }
    return { sid, webhook };
  }

  async function changeStatus(input: unknown): Promise<object> {
    const { sid, status, errorCode, repeat } = statusSchema.parse(input);
    const message = state.messages.get(sid);
    if (!message) throw new Error(`no message ${sid}`);
    return { callback: await deliveries.move(message, status, errorCode, repeat) };
  }

  function setNumber(input: unknown): object {
    const { number, ...behaviour } = numberSchema.parse(input);
    const given = Object.fromEntries(Object.entries(behaviour).filter(([, value]) => value !== undefined));
    state.numbers.set(number, { ...state.numbers.get(number), ...given });
    return { number, ...state.numbers.get(number) };
  }

  return {
    configure,
    inbound,
    byName: {
      configure: (input) => {
        configure(input);
        return state.settings;
      },
      inbound,
      status: changeStatus,
      numbers: setNumber,
    },
  };
}
