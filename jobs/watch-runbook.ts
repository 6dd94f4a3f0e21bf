import { defineJob } from '../src/contract/job';
import { type Heimdall } from '../src/heimdall/heimdall';

export const watchRunbook = defineJob<{ heimdall: Pick<Heimdall, 'watch'> }>({
  name: 'watch-runbook',
  summary: 'Raises an alert when a check of the runbook is not green while real people may be contacted',
  cron: '0 */10 * * * *',
  leaseMs: 30_000,
  run: async ({ heimdall }) => ({ raised: await heimdall.watch() }),
});
