import { defineJob } from '../src/contract/job';
import { type Offers } from '../src/offers/offers';

export const expireOffers = defineJob<{ offers: Pick<Offers, 'expire'> }>({
  name: 'expire-offers',
  summary: 'Ends the offers whose time has run out, and gives back what they promised',
  cron: '*/10 * * * * *',
  leaseMs: 15_000,
  run: async ({ offers }) => ({ expired: await offers.expire() }),
});
