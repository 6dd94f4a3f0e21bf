import { defineButton } from '../../src/contract/command';
import { alertWords } from '../../src/heimdall/alert.card';
import { type Heimdall } from '../../src/heimdall/heimdall';
import { escapeText, mention, slackDate } from '../../src/slack-text';

export const alertButtons = [
  /** The card in the channel changes by itself; who comes second is told who was first. */
  defineButton<{ heimdall: Pick<Heimdall, 'acknowledge'> }>({
    id: 'alerts.acknowledge',
    role: 'agent',
    effect: 'write',
    run: async (id, { heimdall }, { actor, t }) => {
      const { alert, first } = await heimdall.acknowledge(id, actor);
      const { acknowledged_by: by = '', acknowledged_at: at = alert.raised_at } = alert;
      const known = t(first ? 'alerts.acknowledged' : 'alerts.already', {
        who: mention(by),
        at: slackDate(at),
      });
      return { text: `${escapeText(alertWords(alert, t))} – ${known}` };
    },
  }),
];
