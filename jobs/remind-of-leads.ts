import { defineJob } from '../src/contract/job';
import { type Speed } from '../src/speed/speed';

export const remindOfLeads = defineJob<{ speed: Pick<Speed, 'remind'> }>({
  name: 'remind-of-leads',
  summary: 'Reminds the owner, then the tasks channel, of a new lead that nobody has contacted',
  cron: '*/10 * * * * *',
  leaseMs: 15_000,
  run: async ({ speed }) => ({ told: await speed.remind() }),
});
