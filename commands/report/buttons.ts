import { defineButton } from '../../src/contract/command';
import { type Reports } from '../../src/reports/reports';

export const reportButtons = [
  defineButton<{ reports: Pick<Reports, 'link'> }>({
    id: 'report.csv',
    role: 'viewer',
    effect: 'write',
    run: async (month, { reports }, { t }) => ({
      text: t('report.csv_link', { url: await reports.link(month), month }),
    }),
  }),
];
