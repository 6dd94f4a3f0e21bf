import { type Buyers } from '../src/buyers/buyers';
import { defineJob } from '../src/contract/job';

export const noteSilence = defineJob<{ buyers: Pick<Buyers, 'noteSilence'> }>({
  name: 'note-silence',
  summary: 'Counts buyers who did not answer within 48 hours of a deal',
  cron: '*/30 * * * * *',
  leaseMs: 30_000,
  run: async ({ buyers }) => ({ silent: await buyers.noteSilence() }),
});
