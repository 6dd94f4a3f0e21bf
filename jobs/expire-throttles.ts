import { defineJob } from '../src/contract/job';
import { type Tripwire } from '../src/tripwire/tripwire';

export const expireThrottles = defineJob<{ tripwire: { throttles: Pick<Tripwire['throttles'], 'expire'> } }>({
  name: 'expire-throttles',
  summary: 'Ends throttles whose time is over; what is in force looks at the time itself',
  cron: '15 * * * * *',
  leaseMs: 30_000,
  run: async ({ tripwire }) => ({ expired: await tripwire.throttles.expire() }),
});
