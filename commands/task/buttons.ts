import { type Actor } from '../../src/contract/actor';
import { defineButton } from '../../src/contract/command';
import { type Reply } from '../../src/contract/view';
import { type TaskId } from '../../src/ids';
import { type Locale, translator } from '../../src/i18n/translate';
import { type Ladder } from '../../src/ladder/ladder';
import { type TaskOutcome, type UnreachedChoice } from '../../src/ladder/task.model';
import { readButtonValue } from '../../src/ladder/task-buttons.card';
import { type Leads } from '../../src/leads/leads';
import { blockedError } from '../../src/outreach/blocked-error';
import { escapeText, mention, slackDate } from '../../src/slack-text';
import { reassignForm } from '../../src/ladder/reassign-form.card';
import { follow } from './dialler';
import { alreadyDecided, alreadyDone, saidOf, SNOOZE_MINUTES, whereNow } from './answers';

type Deps = { ladder: Ladder };

/** Ends a step. Its card shows it; a word comes where something followed, or somebody was first. */
function endButton(id: string, outcome: TaskOutcome) {
  return defineButton<Deps & { leads: Leads }>({
    id,
    role: 'agent',
    effect: 'write',
    run: async (value, { ladder, leads }, { actor, t }) => {
      const pressed = readButtonValue(value);
      const { task, first } = await ladder.complete(pressed.id, outcome, actor);
      const said = first
        ? saidOf(task, outcome, await leads.find(task.lead_id), t.locale)
        : alreadyDone(task, t.locale);
      return follow(pressed, said, { ladder, leads }, actor, t.locale);
    },
  });
}

/** What a person who was reached said, and what becomes of the lead. */
function saidButton(id: string, answer: 'replied' | 'dead' | 'goes_on') {
  return defineButton<Deps>({
    id,
    role: 'agent',
    effect: 'write',
    run: async (value, { ladder }, { actor, t }) => {
      const lead = await ladder.recordAnswer(value as TaskId, answer, actor);
      return { text: t(`said.${answer}`, { id: escapeText(lead) }) };
    },
  });
}

function choiceButton(id: string, choice: UnreachedChoice) {
  return defineButton<Deps>({
    id,
    role: 'agent',
    effect: 'write',
    run: async (value, { ladder }, { actor, t }) => {
      const { task, first } = await ladder.decideUnreached(value as TaskId, choice, actor);
      return first ? undefined : alreadyDecided(task, t.locale);
    },
  });
}

function stepButton(
  id: string,
  run: (task: TaskId, ladder: Ladder, who: { actor: Actor; locale: Locale }) => Promise<Reply | undefined>,
) {
  return defineButton<Deps & { leads: Leads }>({
    id,
    role: 'agent',
    effect: 'write',
    run: async (value, deps, { actor, t }) => {
      const pressed = readButtonValue(value);
      const said = await run(pressed.id, deps.ladder, { actor, locale: t.locale });
      return follow(pressed, said, deps, actor, t.locale);
    },
  });
}

export const taskButtons = [
  endButton('task.done', 'done'),
  endButton('task.reached', 'reached'),
  endButton('task.no-answer', 'no_answer'),
  endButton('task.voicemail', 'voicemail'),
  endButton('task.wrong-number', 'wrong_number'),
  endButton('task.do-not-call', 'do_not_call'),
  saidButton('reached.replied', 'replied'),
  saidButton('reached.dead', 'dead'),
  saidButton('reached.go-on', 'goes_on'),
  choiceButton('unreached.again', 'again'),
  choiceButton('unreached.dead', 'dead'),
  choiceButton('unreached.keep', 'keep'),
  stepButton('task.snooze', async (id, ladder, { actor, locale }) =>
    whereNow(await ladder.snooze(id, SNOOZE_MINUTES, actor), 'said.snoozed', locale),
  ),
  stepButton('task.skip', async (id, ladder, { actor, locale }) => {
    const { task, first } = await ladder.skip(id, actor);
    return first ? { text: translator(locale)('said.skipped') } : alreadyDone(task, locale);
  }),
  stepButton('task.reopen', async (id, ladder, { actor, locale }) => {
    const { task, first } = await ladder.reopen(id, actor);
    if (!first) return { text: translator(locale)('said.was_open') };
    return whereNow(task, 'said.reopened', locale);
  }),
  stepButton('task.take', async (id, ladder, { actor, locale }) => {
    const { task, first } = await ladder.take(id, actor);
    if (first || task.owner === actor.id) return { text: translator(locale)('said.taken') };
    return { text: translator(locale)('said.taken_by', { who: mention(`slack:${task.owner ?? ''}`) }) };
  }),
  stepButton('task.stop', async (id, ladder, { actor, locale }) => {
    const task = await ladder.find(id);
    const count = await ladder.stop(task.lead_id, 'person', actor);
    if (count === 0) return alreadyDone(task, locale);
    return { text: translator(locale)('said.stopped', { id: escapeText(task.lead_id), count }) };
  }),
  defineButton<Deps>({
    id: 'task.reassign',
    role: 'agent',
    effect: 'read',
    run: async (value, { ladder }, { t }) => ({
      show: reassignForm(await ladder.find(readButtonValue(value).id), t),
    }),
  }),
  defineButton<Deps & { leads: Leads }>({
    id: 'task.text',
    role: 'agent',
    effect: 'flow',
    run: async (value, deps, { actor, t }) => {
      const pressed = readButtonValue(value);
      const { asked } = await deps.ladder.text(pressed.id, actor);
      if ('blocked' in asked) throw blockedError(asked.blocked, t.locale);
      const said = { text: t('task.text_queued', { at: slackDate(asked.message.not_before) }) };
      // The dialler stays: a text asked for on the way does not end a call.
      return pressed.mode === 'open' ? follow(pressed, said, deps, actor, t.locale) : said;
    },
  }),
];
