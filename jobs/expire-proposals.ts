import { type Approvals } from '../src/approvals/approvals';
import { defineJob } from '../src/contract/job';

export const expireProposals = defineJob<{ approvals: Pick<Approvals, 'expire'> }>({
  name: 'expire-proposals',
  summary: 'Ends the proposals that nobody decided in time, and says so in the channel',
  cron: '*/10 * * * * *',
  leaseMs: 15_000,
  run: async ({ approvals }) => ({ expired: await approvals.expire() }),
});
