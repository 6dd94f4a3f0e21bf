import { defineJob } from '../src/contract/job';
import { type Ladder } from '../src/ladder/ladder';

export const queueLadderTexts = defineJob<{
  ladder: Pick<Ladder, 'queueDueTexts' | 'recomputeContactTimes'>;
}>({
  name: 'queue-ladder-texts',
  summary: 'Puts the SMS steps whose time has come into the outbox, and computes changed contact times again',
  cron: '*/5 * * * * *',
  leaseMs: 15_000,
  run: async ({ ladder }) => ({
    recomputed: await ladder.recomputeContactTimes(),
    queued: await ladder.queueDueTexts(),
  }),
});
