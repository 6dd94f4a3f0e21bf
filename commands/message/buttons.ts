import { defineButton } from '../../src/contract/command';
import { UserError } from '../../src/errors';
import { type MessageId } from '../../src/ids';
import { messageLifeCard } from '../../src/outreach/message-life.card';
import { type Outreach } from '../../src/outreach/outreach';

export const messageButtons = [
  defineButton<{ outreach: Outreach }>({
    id: 'message.why',
    role: 'viewer',
    effect: 'read',
    run: async (value, { outreach }, { t }) => {
      const found = await outreach.find(value as MessageId);
      if (!found) throw new UserError('not_found', t('message.none', { id: value }));
      return messageLifeCard(found, t);
    },
  }),
];
