import { defineCommand } from '../../src/contract/command';
import { slaCard } from '../../src/ladder/sla.card';
import { nextReply } from '../task/dialler';
import { type DueQuestion, parseDue } from './filter';
import { type DueDeps, dueList } from './list';

export const due = defineCommand<DueDeps, DueQuestion>({
  name: '/due',
  family: 'due',
  summary: 'Follow-up tasks that may be contacted now',
  usage: '[all | <province> | @user] [overdue | next] | sla …',
  fr: {
    summary: 'Les suivis que l’on peut faire maintenant',
    usage: '[tous | <province> | @personne] [retard | suivant] | délais …',
  },
  examples: ['', 'all', 'ON', '@anna', 'all overdue', 'next', 'sla'],
  role: 'viewer',
  effect: 'read',
  // The dialler takes the task that it shows.
  needs: ({ next }) => (next ? { role: 'agent', effect: 'write' } : {}),
  parse: parseDue,

  run: async (question, deps, { actor, now, t }) => {
    if (question.sla) return slaCard(await deps.ladder.slaReport(question.sla), t);
    if (question.next) return nextReply(deps.ladder, actor, t.locale, question.province);
    return dueList(question, 0, deps, { now, locale: t.locale });
  },
});
