import { defineJob } from '../src/contract/job';
import { type Outreach } from '../src/outreach/outreach';

export const dispatchOutbox = defineJob<{ outreach: Pick<Outreach, 'dispatch'> }>({
  name: 'dispatch-outbox',
  summary: 'Hands over the texts and e-mails that are due, each through the gate once more',
  cron: '* * * * * *',
  leaseMs: 15_000,
  run: ({ outreach }, { signal }) => outreach.dispatch({ signal }),
});
