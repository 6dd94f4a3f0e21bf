import { defineButton } from '../../src/contract/command';
import { notifiedText } from '../../src/deals/notices.card';
import { type DealId } from '../../src/ids';
import { section } from '../../src/slack-blocks';
import { type MatchDeps, showPlan } from './show';

export const matchButtons = [
  defineButton<MatchDeps>({
    id: 'match.show',
    role: 'agent',
    effect: 'read',
    run: (id, deps, { t }) => showPlan(id as DealId, deps, t),
  }),
  // Only what was shown: whatever changed since is shown anew.
  defineButton<MatchDeps>({
    id: 'match.send',
    role: 'agent',
    effect: 'write',
    run: async (value, deps, { actor, t }) => {
      const [id = '', fingerprint = ''] = value.split(' ');
      const notified = await deps.deals.notify(id as DealId, actor, fingerprint);
      if (notified) return { text: notifiedText(notified, t), replaces: true };
      const { text, blocks = [] } = await showPlan(id as DealId, deps, t);
      return { text, blocks: [section(t('notify.changed')), ...blocks], replaces: true };
    },
  }),
];
