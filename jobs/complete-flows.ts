import { defineJob } from '../src/contract/job';
import { type Deals } from '../src/deals/deals';

export const completeFlows = defineJob<{ deals: Pick<Deals, 'completeFlows'> }>({
  name: 'complete-flows',
  summary: 'Brings leads further whose flow had to do without a part',
  cron: '*/15 * * * * *',
  leaseMs: 60_000,
  run: async ({ deals }) => ({ completed: await deals.completeFlows() }),
});
