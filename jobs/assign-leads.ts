import { defineJob } from '../src/contract/job';
import { type Deals } from '../src/deals/deals';

export const assignLeads = defineJob<{ deals: Pick<Deals, 'assignWaiting' | 'nudgeUnowned'> }>({
  name: 'assign-leads',
  summary: 'Gives leads without an owner to whose turn it is, and keeps one card about those that wait',
  cron: '*/15 * * * * *',
  leaseMs: 15_000,
  run: async ({ deals }) => ({
    assigned: await deals.assignWaiting(),
    told: (await deals.nudgeUnowned()) ? 1 : 0,
  }),
});
