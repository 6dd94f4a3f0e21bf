import { kpiEventModel } from '../../../src/kpi/kpi-event.model';
import { type Asked, type MessageWish } from '../../../src/outreach/ask-message';
import { type Message, messageModel } from '../../../src/outreach/message.model';
import { CALLER, type TestAreas } from '../../support/areas';

export const ANNA = '+14165550134';

/** A wish to text Anna in Toronto, who consented. */
export async function askForText(
  world: TestAreas,
  more: Partial<MessageWish> = {},
  options: { consent?: boolean } = {},
): Promise<Asked> {
  const to = more.to ?? ANNA;
  if (options.consent ?? true) {
    const at = new Date('2026-11-01T12:00:00Z');
    await world.policy.recordConsent(to, { basis: 'express', at, evidence: 'form', recorded_by: 'test' });
  }
  const wish: MessageWish = {
    intent_key: `test:${to}:${Math.random()}`,
    channel: 'SMS',
    to,
    contact: 'L-1',
    body: 'Hello Anna',
    template: 'custom',
    province: 'ON',
    market: 'Toronto',
    timezones: ['America/Toronto'],
    whenClosed: 'queue',
    ...more,
  };
  return world.outreach.ask(wish, CALLER);
}

export async function queueText(world: TestAreas, more: Partial<MessageWish> = {}): Promise<Message> {
  const asked = await askForText(world, more);
  if ('blocked' in asked) throw new Error(`blocked: ${asked.blocked.reason}`);
  return asked.message;
}

export async function stored(world: TestAreas, message: Pick<Message, '_id'>): Promise<Message> {
  const found = await world.outreach.find(message._id);
  if (!found) throw new Error(`no message ${message._id}`);
  return found;
}

export const messagesOf = (world: TestAreas) => messageModel(world.store.connection);

/** The metrics that were written, in order. */
export async function metrics(world: TestAreas): Promise<string[]> {
  const events = await kpiEventModel(world.store.connection).find().sort({ _id: 1 }).lean();
  return events.map((event) => event.metric);
}
