import { defineJob } from '../src/contract/job';
import { type Mornings } from '../src/mornings/mornings';

export const tellMornings = defineJob<{ mornings: Pick<Mornings, 'tell'> }>({
  name: 'tell-mornings',
  summary: 'Tells each person, as their day begins, what is due for them',
  cron: '20 * * * * *',
  leaseMs: 60_000,
  run: async ({ mornings }) => ({ told: await mornings.tell() }),
});
