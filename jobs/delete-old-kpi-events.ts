import { defineJob } from '../src/contract/job';
import { type Kpi } from '../src/kpi/kpi';

export const deleteOldKpiEvents = defineJob<{ kpi: Pick<Kpi, 'deleteOld'> }>({
  name: 'delete-old-kpi-events',
  summary: 'Deletes KPI events that are older than KPI_RETENTION_DAYS; the hourly counts stay',
  cron: '0 */10 * * * *',
  leaseMs: 60_000,
  run: async ({ kpi }) => ({ deleted: await kpi.deleteOld() }),
});
