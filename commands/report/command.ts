import { defineCommand } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { reportView } from '../../src/reports/month.card';
import { readMonth } from '../../src/reports/month-targets.rules';
import { type Reports } from '../../src/reports/reports';

export const reportCommand = defineCommand<{ reports: Pick<Reports, 'month' | 'thisMonth'> }, string | null>({
  name: '/report',
  family: 'report',
  summary: 'A month with its targets: hours kept, SLA, answers, offers, contracts, throttles, runbook',
  usage: '[month]',
  fr: {
    summary:
      'Un mois et ses objectifs : heures, délais, réponses, offres, contrats, mesures, liste de départ',
    usage: '[mois]',
  },
  examples: ['', '2026-11'],
  role: 'viewer',
  effect: 'read',

  parse(text, { t, now }) {
    const typed = text.trim();
    if (typed === '') return null;
    const month = readMonth(typed);
    const example = '2026-11';
    if (month === null)
      throw new InputError([{ path: 'month', message: t('report.not_month', { text: typed }), example }]);
    if (month > now.toISOString().slice(0, 7)) {
      throw new InputError([{ path: 'month', message: t('report.not_yet', { text: typed }), example }]);
    }
    return month;
  },

  async run(month, { reports }, { t }) {
    return reportView(await reports.month(month ?? reports.thisMonth()), t);
  },
});
