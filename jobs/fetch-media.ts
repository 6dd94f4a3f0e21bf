import { defineJob } from '../src/contract/job';
import { type Outreach } from '../src/outreach/outreach';

export const fetchMedia = defineJob<{ outreach: Pick<Outreach, 'fetchMedia'> }>({
  name: 'fetch-media',
  summary: 'Fetches the pictures of texts that came in, and shows them',
  cron: '*/5 * * * * *',
  leaseMs: 60_000,
  run: ({ outreach }, { signal }) => outreach.fetchMedia({ signal }),
});
