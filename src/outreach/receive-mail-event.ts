import { type Model } from 'mongoose';
import { normalizeEmail } from '../contact-address.rules';
import { type MessageId } from '../ids';
import { type MailEvent } from './mail-event.model';
import { type Message } from './message.model';
import { type DeliveryReport, moveMessage } from './move-message';
import { type OutreachDeps } from './outreach-ports';
import { type StopAddress } from './stop-address';

/** An event as the provider brought it, verified, parsed and brought to our words. */
export interface ReceivedMailEvent {
  id: string;
  sameKey: string;
  kind: string;
  detail: string;
  email: string;
  at: Date;
  /** What we gave with the mail; null when it is not ours. */
  messageId: string | null;
  /** What it says about the message's fate. */
  report: DeliveryReport | null;
  /** Why nothing more may be mailed to this address; null when more may. */
  suppress: 'unsubscribe' | 'bounce' | null;
}

export interface MailEventDeps extends OutreachDeps {
  mailEvents: Model<MailEvent>;
  stopAddress: StopAddress;
}

/**
 * Takes one event about an e-mail: the message moves, an unsubscription, a complaint or a bounce suppresses the
 * address. All in one transaction; the same event again changes nothing.
 */
export function receiveMailEvent(deps: MailEventDeps) {
  const move = moveMessage(deps);

  return (event: ReceivedMailEvent): Promise<{ duplicate: boolean }> =>
    deps.transaction(async () => {
      if (await isKnown(deps.mailEvents, event)) return { duplicate: true };
      const message = await messageOf(deps, event);
      await deps.mailEvents.create([
        {
          _id: event.id,
          same_key: event.sameKey,
          kind: event.kind,
          detail: event.detail,
          ...(message === null ? {} : { message_id: message._id }),
          at: event.at,
          received_at: deps.clock.now(),
        },
      ]);
      if (message && event.report) await move(message, event.report);
      const address = normalizeEmail(event.email) ?? message?.to;
      if (event.suppress !== null && address !== undefined) {
        const proof = { text: `${event.kind}: ${event.detail}`, message_id: message?._id ?? event.id };
        await deps.stopAddress(address, event.suppress, proof);
      }
      return { duplicate: false };
    });
}

async function isKnown(events: Model<MailEvent>, { id, sameKey }: ReceivedMailEvent): Promise<boolean> {
  if ((await events.exists({ _id: id })) !== null) return true;
  return (await events.exists({ same_key: sameKey })) !== null;
}

async function messageOf(deps: MailEventDeps, { messageId }: ReceivedMailEvent): Promise<Message | null> {
  if (messageId === null) return null;
  return deps.messages.findOne({ _id: messageId as MessageId, channel: 'EMAIL' }).lean();
}
