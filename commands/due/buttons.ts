import { defineButton } from '../../src/contract/command';
import { type TaskId } from '../../src/ids';
import { type Ladder } from '../../src/ladder/ladder';
import { type TaskOutcome } from '../../src/ladder/task.model';
import { blockedError } from '../../src/outreach/blocked-error';
import { mention, slackDate } from '../../src/slack-text';

const SNOOZE_MINUTES = 60;

type Deps = { ladder: Ladder };

function endButton(id: string, outcome: TaskOutcome) {
  return defineButton<Deps>({
    id,
    role: 'agent',
    effect: 'write',
    run: async (value, { ladder }, { actor, t }) => {
      const { task, first } = await ladder.complete(value as TaskId, outcome, actor);
      // The card shows it; only who came second needs a word.
      if (first) return undefined;
      return { text: t('task.already', { who: mention(task.completed_by ?? '') }) };
    },
  });
}

export const dueButtons = [
  endButton('task.done', 'done'),
  endButton('task.no-answer', 'no_answer'),
  defineButton<Deps>({
    id: 'task.snooze',
    role: 'agent',
    effect: 'write',
    run: async (value, { ladder }, { actor, t }) => {
      const task = await ladder.snooze(value as TaskId, SNOOZE_MINUTES, actor);
      const until = task.contact_at === null ? '—' : slackDate(task.contact_at);
      return { text: t('task.snoozed', { until }) };
    },
  }),
  defineButton<Deps>({
    id: 'task.text',
    role: 'agent',
    effect: 'flow',
    run: async (value, { ladder }, { actor, t }) => {
      const { asked } = await ladder.text(value as TaskId, actor);
      if ('blocked' in asked) throw blockedError(asked.blocked, t.locale);
      return { text: t('task.text_queued', { at: slackDate(asked.message.not_before) }) };
    },
  }),
];
