import { defineJob } from '../src/contract/job';
import { type Ladder } from '../src/ladder/ladder';

export const postDueTasks = defineJob<{ ladder: Pick<Ladder, 'postDueTasks'> }>({
  name: 'post-due-tasks',
  summary: 'Posts a card for each step that a person does and that may be contacted now',
  cron: '*/5 * * * * *',
  leaseMs: 15_000,
  run: ({ ladder }) => ladder.postDueTasks(),
});
