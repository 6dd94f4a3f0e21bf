import { type Model } from 'mongoose';
import { type Message } from './message.model';

/** Messages to one address: those that were not sent first, then the newest. */
export function messagesTo(messages: Model<Message>) {
  return async (address: string, limit = 10): Promise<Message[]> => {
    const unsent = await messages
      .find({ to: address, sent_at: null })
      .sort({ to: 1, sent_at: -1 })
      .limit(limit)
      .lean();
    const sent = await messages
      .find({ to: address, sent_at: { $gt: new Date(0) } })
      .sort({ sent_at: -1 })
      .limit(limit)
      .lean();
    return [...unsent, ...sent].slice(0, limit);
  };
}
