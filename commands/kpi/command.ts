import { defineCommand } from '../../src/contract/command';
import { answerKpi, type KpiDeps, type KpiQuestion, parseQuestion } from './question';

export const kpi = defineCommand<KpiDeps, KpiQuestion>({
  name: '/kpi',
  family: 'kpi',
  summary:
    'What came of it: funnel, success, liquidity, blocked messages, by province, by person; what failed',
  usage: '[today|week] [by province|by person|errors]',
  fr: {
    summary:
      'Ce qui en est sorti : entonnoir, réussite, liquidité, messages bloqués, par province, par personne ; ce qui a échoué',
    usage: '[aujourd’hui|semaine] [par province|par personne|erreurs]',
  },
  examples: ['', 'week', 'week by province', 'today by person', 'errors'],
  role: 'viewer',
  effect: 'read',
  parse: (text, { t }) => parseQuestion(text, t),
  run: (question, deps, { t }) => answerKpi(question, deps, t),
});
