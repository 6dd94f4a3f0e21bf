import { defineJob } from '../src/contract/job';
import { type Ladder } from '../src/ladder/ladder';

export const postDueTasks = defineJob<{
  ladder: Pick<Ladder, 'postDueTasks' | 'refreshDigests' | 'nudgeUnclaimed'>;
}>({
  name: 'post-due-tasks',
  summary: 'Keeps one card a quarter hour of what people have to do, and one of what nobody has',
  cron: '*/3 * * * * *',
  leaseMs: 15_000,
  run: async ({ ladder }) => {
    const { posted, waiting } = await ladder.postDueTasks();
    const digests = await ladder.refreshDigests();
    return { posted, waiting, digests, nudged: (await ladder.nudgeUnclaimed()) ? 1 : 0 };
  },
});
