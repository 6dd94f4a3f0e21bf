import { normalizeAddress } from '../../src/contact-address.rules';
import { defineCommand } from '../../src/contract/command';
import { InputError, UserError } from '../../src/errors';
import { type MessageId } from '../../src/ids';
import { messageLifeCard } from '../../src/outreach/message-life.card';
import { messageListCard } from '../../src/outreach/message-list.card';
import { type Outreach } from '../../src/outreach/outreach';
import { escapeText } from '../../src/slack-text';

type Input = { id: MessageId } | { to: string };

export const message = defineCommand<{ outreach: Outreach }, Input>({
  name: '/message',
  aliases: /^\/messages$/i,
  family: 'message',
  summary: 'The whole life of a message, or the messages to somebody',
  usage: '<message id, number or e-mail>',
  fr: {
    summary: 'Toute la vie d’un message, ou les messages à quelqu’un',
    usage: '<identifiant du message, numéro ou courriel>',
  },
  examples: ['message_5f1e0c2b9a7d4e3f8a6b1c0d', '+14165550134', 'jane@example.com'],
  role: 'viewer',
  effect: 'read',

  parse(text, { t }) {
    const typed = text.trim();
    if (/^message_[0-9a-f]{24}$/.test(typed)) return { id: typed as MessageId };
    const to = normalizeAddress(typed);
    if (to !== null) return { to };
    const message = typed === '' ? t('parse.missing') : t('message.not_whom', { text: typed });
    throw new InputError([{ path: 'message', message, example: '+14165550134' }]);
  },

  async run(input, { outreach }, { t }) {
    if ('id' in input) {
      const found = await outreach.find(input.id);
      if (!found) throw new UserError('not_found', t('message.none', { id: input.id }));
      return messageLifeCard(found, t);
    }
    const found = await outreach.messagesTo(input.to);
    if (found.length === 0) return { text: t('message.none_to', { to: escapeText(input.to) }) };
    return messageListCard(input.to, found, t);
  },
});
