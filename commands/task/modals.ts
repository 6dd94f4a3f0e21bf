import { z } from 'zod';
import { defineModal } from '../../src/contract/modal';
import { type TaskId } from '../../src/ids';
import { type Translate } from '../../src/i18n/translate';
import { type Ladder } from '../../src/ladder/ladder';
import { mention } from '../../src/slack-text';

const ownerFields = (t: Translate) => z.object({ owner: z.string(t('parse.missing')) });

export const taskModals = [
  defineModal<{ ladder: Ladder }, ReturnType<typeof ownerFields>>({
    id: 'task.reassign',
    role: 'agent',
    effect: 'write',
    fields: ownerFields,
    run: async ({ about, fields }, { ladder }, { actor, t }) => {
      const { owner = '' } = await ladder.assign(about as TaskId, fields.owner, actor);
      return { text: t('said.assigned', { who: mention(`slack:${owner}`) }) };
    },
  }),
];
