import { defineJob } from '../src/contract/job';
import { type Tripwire } from '../src/tripwire/tripwire';

export const evaluateTripwire = defineJob<{ tripwire: Pick<Tripwire, 'evaluateDue'> }>({
  name: 'evaluate-tripwire',
  summary:
    'Compares the last 24 hours and the last week with what is normal, once a day at 17:00 of the team',
  cron: '*/20 * * * * *',
  leaseMs: 60_000,
  run: async ({ tripwire }) => {
    const made = await tripwire.evaluateDue();
    const alerts = made.reduce((sum, { opened }) => sum + opened.length, 0);
    return { evaluations: made.length, alerts };
  },
});
