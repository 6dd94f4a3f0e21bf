import { type Model } from 'mongoose';
import { type Transaction } from '../contract/ports';
import { type Message } from './message.model';
import { type StopAddress } from './stop-address';

/** Whose page it is, as it may be shown to whoever holds the link: it may have been passed on. */
export interface PageOwner {
  channel: Message['channel'];
  /** With most letters hidden. */
  address: string;
}

interface Deps {
  messages: Model<Message>;
  transaction: Transaction;
  stopAddress: StopAddress;
}

/** The pages that belong to a message: kept as long as the message is, so longer than the 60 days of CASL s.6(3). */
export function pageOwner({ messages }: Pick<Deps, 'messages'>) {
  return async (token: string): Promise<PageOwner | null> => {
    const message = await messages.findOne({ page_token: token }).lean();
    return message === null ? null : ownerOf(message);
  };
}

/**
 * Stops what the message's address is reached by, at once and whoever asks: the link is the proof.
 * @param words what came: `List-Unsubscribe=One-Click` of a mail program, or the page's own button
 * @returns null when no message has that token
 */
export function unsubscribe({ messages, transaction, stopAddress }: Deps) {
  return (token: string, words: string): Promise<PageOwner | null> =>
    transaction(async () => {
      const message = await messages.findOne({ page_token: token }).lean();
      if (!message) return null;
      await stopAddress(message.to, 'unsubscribe', { text: words, message_id: message._id });
      return ownerOf(message);
    });
}

function ownerOf({ channel, to }: Message): PageOwner {
  const [name = '', domain] = to.split('@');
  const address = domain === undefined ? `••• ${to.slice(-4)}` : `${name.slice(0, 1)}•••@${domain}`;
  return { channel, address };
}
