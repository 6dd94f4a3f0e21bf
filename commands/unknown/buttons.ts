import { defineButton } from '../../src/contract/command';
import { type MessageId } from '../../src/ids';
import { type Outreach } from '../../src/outreach/outreach';

type Deps = { outreach: Pick<Outreach, 'settleUnknown'> };

/** Nobody knows whether a message was sent: a person says. Sending again is a release, as of what was held. */
export const unknownButtons = [
  defineButton<Deps>({
    id: 'unknown.sent',
    role: 'agent',
    effect: 'write',
    run: async (value, { outreach }, { actor, t }) => {
      const { first } = await outreach.settleUnknown(value as MessageId, 'sent', actor);
      return first ? undefined : { text: t('unknown.already') };
    },
  }),
  defineButton<Deps>({
    id: 'unknown.not-sent',
    role: 'manager',
    effect: 'write',
    run: async (value, { outreach }, { actor, t }) => {
      const { first } = await outreach.settleUnknown(value as MessageId, 'not_sent', actor);
      return { text: first ? t('unknown.goes_again') : t('unknown.already') };
    },
  }),
];
