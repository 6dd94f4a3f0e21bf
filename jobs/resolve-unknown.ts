import { defineJob } from '../src/contract/job';
import { type Outreach } from '../src/outreach/outreach';

export const resolveUnknown = defineJob<{ outreach: Pick<Outreach, 'resolveUnknown'> }>({
  name: 'resolve-unknown',
  summary: 'Looks up in the provider’s list the texts of which nobody knows whether they were sent',
  cron: '*/5 * * * * *',
  leaseMs: 60_000,
  run: ({ outreach }, { signal }) => outreach.resolveUnknown({ signal }),
});
