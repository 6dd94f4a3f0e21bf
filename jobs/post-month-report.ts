import { defineJob } from '../src/contract/job';
import { type Reports } from '../src/reports/reports';

export const postMonthReport = defineJob<{ reports: Pick<Reports, 'post'> }>({
  name: 'post-month-report',
  summary: 'Tells the alerts channel of the month that is over, once',
  cron: '40 */5 * * * *',
  leaseMs: 120_000,
  run: async ({ reports }) => ({ posted: (await reports.post()) ? 1 : 0 }),
});
