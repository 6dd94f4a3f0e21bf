import { type KnownBlock } from '@slack/types';
import { type Actor } from '../../src/contract/actor';
import { defineCommand } from '../../src/contract/command';
import { type Reply } from '../../src/contract/view';
import { UserError } from '../../src/errors';
import { type LeadId } from '../../src/ids';
import { type Locale, translator } from '../../src/i18n/translate';
import { type Ladder } from '../../src/ladder/ladder';
import { taskCard } from '../../src/ladder/task.card';
import { type FollowupTask } from '../../src/ladder/task.model';
import { type Leads } from '../../src/leads/leads';
import { escapeText, mention } from '../../src/slack-text';
import { alreadyDone, saidOf, whereNow } from './answers';
import { parseTask, type TaskInput } from './parse';

type Deps = { ladder: Ladder; leads: Leads };
type StepInput = Extract<TaskInput, { step: number }>;

export const task = defineCommand<Deps, TaskInput>({
  name: '/task',
  family: 'task',
  summary: 'Say how a follow-up step ended, or put it off, skip, reopen or give it away',
  usage: '<lead> [stop | <step 1–6> <what>]',
  fr: {
    summary: 'Dire comment un suivi a fini, ou le remettre, sauter, rouvrir ou confier',
    usage: '<piste> [arrêter | <étape 1–6> <quoi>]',
  },
  examples: ['L-1042', 'L-1042 2 no answer', 'L-1042 2 snooze 2h', 'L-1042 2 reopen', 'L-1042 stop'],
  role: 'agent',
  effect: 'write',
  parse: parseTask,

  async run(input, deps, { actor, t }) {
    const { locale } = t;
    const tasks = await ladderOf(deps, input.lead);
    if (!('step' in input)) {
      if (input.verb === 'show') return ladderReply(tasks, deps, locale);
      const count = await deps.ladder.stop(input.lead, 'person', actor);
      return { text: translator(locale)('said.stopped', { id: escapeText(input.lead), count }) };
    }
    const step = tasks.find((one) => one.step === input.step);
    if (!step) throw noLadder(input.lead);
    return onStep(step, input, deps, actor, locale);
  },
});

async function onStep(
  { _id: id }: FollowupTask,
  input: StepInput,
  { ladder, leads }: Deps,
  actor: Actor,
  locale: Locale,
): Promise<Reply> {
  const t = translator(locale);
  switch (input.verb) {
    case 'end': {
      const { task: after, first } = await ladder.complete(id, input.outcome, actor);
      if (!first) return alreadyDone(after, locale);
      const said = saidOf(after, input.outcome, await leads.find(after.lead_id), locale);
      return said ?? { text: t(`outcome.${input.outcome}`) };
    }
    case 'reopen': {
      const { task: after, first } = await ladder.reopen(id, actor);
      return first ? whereNow(after, 'said.reopened', locale) : { text: t('said.was_open') };
    }
    case 'skip': {
      const { task: after, first } = await ladder.skip(id, actor);
      return first ? { text: t('said.skipped') } : alreadyDone(after, locale);
    }
    case 'take': {
      const { task: after, first } = await ladder.take(id, actor);
      const isMine = first || after.owner === actor.id;
      return { text: isMine ? t('said.taken') : t('said.taken_by', { who: ownerOf(after) }) };
    }
    case 'snooze':
      return whereNow(await ladder.snooze(id, input.until, actor), 'said.snoozed', locale);
    case 'assign':
      return { text: t('said.assigned', { who: ownerOf(await ladder.assign(id, input.owner, actor)) }) };
  }
}

function ownerOf(step: FollowupTask): string {
  return mention(`slack:${step.owner ?? ''}`);
}

async function ladderOf({ ladder }: Deps, lead: LeadId): Promise<FollowupTask[]> {
  const tasks = await ladder.tasksOf(lead);
  if (tasks.length === 0) throw noLadder(lead);
  return tasks;
}

function noLadder(lead: LeadId): UserError {
  return new UserError('not_found', `There is no ladder of a lead ${lead}.`, {
    sentence: 'no_ladder',
    extra: { lead },
  });
}

/** Six steps, each with what can be done. */
async function ladderReply(tasks: FollowupTask[], { leads }: Deps, locale: Locale): Promise<Reply> {
  const [first] = tasks;
  const lead = first ? await leads.find(first.lead_id) : null;
  const cards = tasks.map((step) => taskCard(step, lead, { locale }));
  const blocks: KnownBlock[] = cards.flatMap((card) => card.blocks ?? []);
  return { text: cards.map((card) => card.text).join('\n'), blocks };
}
