import { defineJob } from '../src/contract/job';
import { type Tripwire } from '../src/tripwire/tripwire';

export const evaluateTripwire = defineJob<{ tripwire: Pick<Tripwire, 'evaluate'> }>({
  name: 'evaluate-tripwire',
  summary: 'Compares the last 24 hours with the limits and alerts once a day for each metric',
  cron: '*/10 * * * * *',
  leaseMs: 15_000,
  run: async ({ tripwire }) => {
    const { alerted } = await tripwire.evaluate();
    return { alerts: alerted ? 1 : 0 };
  },
});
