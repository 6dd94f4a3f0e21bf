import { defineJob } from '../src/contract/job';
import { type Kpi } from '../src/kpi/kpi';

export const rollUpKpi = defineJob<{ kpi: Pick<Kpi, 'rollUp'> }>({
  name: 'roll-up-kpi',
  summary: 'Counts new KPI events into their hours',
  cron: '*/10 * * * * *',
  leaseMs: 15_000,
  run: async ({ kpi }) => ({ counted: await kpi.rollUp() }),
});
