import { type KnownBlock } from '@slack/types';
import { type Reply } from '../../src/contract/view';
import { type Locale, type Translate, translator } from '../../src/i18n/translate';
import { type FollowupTask, type TaskOutcome } from '../../src/ladder/task.model';
import { type Lead } from '../../src/leads/lead.model';
import { button } from '../../src/slack-buttons';
import { escapeText, mention, slackDate } from '../../src/slack-text';
import { section } from '../../src/slack-blocks';

export const SNOOZE_MINUTES = 60;

/** For whoever came second: what was done, and by whom. */
export function alreadyDone(task: FollowupTask, locale: Locale): Reply {
  const t = translator(locale);
  const who = mention(task.completed_by ?? task.stopped_by ?? '—');
  return { text: t('said.already', { what: endOf(task, t), who }) };
}

function endOf(task: FollowupTask, t: Translate): string {
  if (task.stopped_because !== undefined) return t(`stopped.${task.stopped_because}`);
  return t(`outcome.${task.outcome ?? 'done'}`);
}

/** For whoever came second to the question what shall become of a lead. */
export function alreadyDecided(task: FollowupTask, locale: Locale): Reply {
  const { unreached = 'asked', unreached_by = '—' } = task;
  return { text: translator(locale)(`unreached.${unreached}`, { who: mention(unreached_by) }) };
}

/** What followed from an outcome, where something did; after "reached" it is asked what they said. */
export function saidOf(
  task: FollowupTask,
  outcome: TaskOutcome,
  lead: Lead | null,
  locale: Locale,
): Reply | undefined {
  const t = translator(locale);
  const id = escapeText(task.lead_id);
  if (outcome === 'wrong_number' || outcome === 'do_not_call') return { text: t(`said.${outcome}`, { id }) };
  if (outcome !== 'reached') return undefined;
  const text = t('said.reached', { name: escapeText(lead?.name ?? task.lead_id) });
  const blocks: KnownBlock[] = [
    section(text),
    {
      type: 'actions',
      elements: [
        button('reached.replied', t('button.replied'), task._id, { style: 'primary' }),
        button('reached.dead', t('button.not_interested'), task._id, { style: 'danger' }),
        button('reached.go-on', t('button.go_on'), task._id),
      ],
    },
  ];
  return { text, blocks };
}

/** Where a step that was opened again, or put off, is now. */
export function whereNow(task: FollowupTask, key: 'said.reopened' | 'said.snoozed', locale: Locale): Reply {
  const t = translator(locale);
  if (task.contact_at !== null) return { text: t(key, { at: slackDate(task.contact_at) }) };
  return { text: t('said.held', { reason: t.reason(task.hold_reason ?? '') }) };
}
