import { type Connection } from 'mongoose';
import { type ContactMade } from '../policy/decide-contact';
import { messageModel } from './message.model';

/**
 * What an address was sent from `from` to `to`, for the gate's limits. A message of which nobody knows whether it was
 * sent counts: at the moment in which it was last touched.
 */
export function messagesSent(connection: Connection) {
  const messages = messageModel(connection);
  return async (address: string, from: Date, to: Date): Promise<ContactMade[]> => {
    const shown = { channel: 1, sent_at: 1, updated_at: 1 };
    const sent = await messages.find({ to: address, sent_at: { $gte: from, $lte: to } }, shown).lean();
    const perhaps = await messages
      .find({ to: address, state: { $in: ['sending', 'unknown'] }, sent_at: { $exists: false } }, shown)
      .lean();
    return [...sent, ...perhaps].map(({ channel, sent_at, updated_at }) => ({
      channel,
      at: sent_at ?? updated_at,
    }));
  };
}
