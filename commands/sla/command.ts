import { defineCommand } from '../../src/contract/command';
import { type Ladder } from '../../src/ladder/ladder';
import { type SlaQuestion } from '../../src/ladder/report-sla';
import { slaCard } from '../../src/ladder/sla.card';
import { parseSla } from './parse';

export const sla = defineCommand<{ ladder: Pick<Ladder, 'slaReport'> }, SlaQuestion>({
  name: '/sla',
  family: 'sla',
  summary: 'How fast due follow-ups are done: within half an hour, within two hours',
  usage: '[today|week|month|<date> <date>] [by person|by province] [@user] [<province>]',
  fr: {
    summary: 'À quelle vitesse les suivis échus sont faits : en une demi-heure, en deux heures',
    usage: '[aujourd’hui|semaine|mois|<date> <date>] [par personne|par province] [@personne] [<province>]',
  },
  examples: ['', 'today', 'week by person', 'month by province', '2026-11-01 2026-11-15 ON'],
  role: 'viewer',
  effect: 'read',
  parse: parseSla,
  run: async (question, { ladder }, { t }) => slaCard(await ladder.slaReport(question), t),
});
