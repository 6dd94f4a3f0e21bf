import { generateKeyPairSync } from 'node:crypto';
import { createEventSigner, type EventSigner } from '../../integrations/sendgrid/sandbox/events';
import { createSendgridSandbox, type SendgridSandbox } from '../../integrations/sendgrid/sandbox/sandbox';
import { createEmailSender } from '../../integrations/sendgrid/send-email';
import { sendgridWebhooks } from '../../integrations/sendgrid/webhooks';
import { contactPages } from '../../src/pages/contact-pages';
import { type Message } from '../../src/outreach/message.model';
import { openDoor, type Door } from '../src/http/open-door';
import { queueText } from '../src/outreach/outbox';
import { type TestAreas, openAreas } from './areas';
import { jsonRequest } from './json-http';

export const MAIL = 'anna@example.com';

/** All areas, a SendGrid to look into, and the HTTP door at which its webhooks arrive. */
export interface MailWorld extends TestAreas {
  sendgrid: SendgridSandbox;
  door: Door;
  /** Signs as SendGrid would. */
  signer: EventSigner;
  /** What a person or SendGrid does: `POST /_sandbox/<name>`. @returns how the bot answered, by HTTP status */
  play(name: 'event' | 'inbound', input: object): Promise<number>;
  /** An e-mail to Anna that SendGrid has accepted, with its id there. */
  mailed(): Promise<Message & { provider_id: string }>;
}

/** @param at the domain clock's first instant */
export async function openMailWorld(at: string): Promise<MailWorld> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const sendgrid = await createSendgridSandbox({ privateKey: pem });
  const email = createEmailSender({
    apiKey: 'SG.sandbox',
    from: 'us@example.com',
    baseUrl: sendgrid.url,
    timeoutMs: 5_000,
  });
  const areas = await openAreas(at, { email });
  const door = await openDoor({
    webhooks: [
      ...sendgridWebhooks({
        outreach: areas.outreach,
        publicKeys: [sendgrid.publicKey],
        inboundKeys: ['old-key', 'inbound-key'],
      }),
      ...contactPages(areas),
    ],
  });
  sendgrid.configure({
    eventsUrl: `${door.url}/webhooks/sendgrid/events`,
    inboundUrl: `${door.url}/webhooks/sendgrid/inbound?key=inbound-key`,
  });

  const world: MailWorld = {
    ...areas,
    sendgrid,
    door,
    signer: createEventSigner(pem),
    async play(name, input) {
      const { status, body } = await jsonRequest('POST', `${sendgrid.url}/_sandbox/${name}`, { body: input });
      if (status !== 200) throw new Error(JSON.stringify(body));
      return (body as { webhook: { status: number } }).webhook.status;
    },
    async mailed() {
      const queued = await queueText(world, { channel: 'EMAIL', to: MAIL, subject: 'Your house' });
      await world.outreach.dispatch();
      const message = await world.outreach.find(queued._id);
      if (message?.provider_id === undefined) throw new Error(`not accepted: ${JSON.stringify(message)}`);
      return { ...message, provider_id: message.provider_id };
    },
    async close() {
      await door.server.close();
      await sendgrid.close();
      await areas.close();
    },
  };
  return world;
}
