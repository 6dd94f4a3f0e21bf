import { defineJob } from '../src/contract/job';
import { type Risk } from '../src/governance/risk/risk';

export const expireReservations = defineJob<{ risk: Pick<Risk, 'expire'> }>({
  name: 'expire-reservations',
  summary: 'Ends the reservations of money whose promise has expired',
  cron: '*/10 * * * * *',
  leaseMs: 15_000,
  run: async ({ risk }) => ({ expired: await risk.expire() }),
});
