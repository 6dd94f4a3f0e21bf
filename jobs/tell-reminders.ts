import { defineJob } from '../src/contract/job';
import { type Reminders } from '../src/reminders/reminders';

export const tellReminders = defineJob<{ reminders: Pick<Reminders, 'tell'> }>({
  name: 'tell-reminders',
  summary: 'Tells people that a contact opens now, who asked to be reminded',
  cron: '*/5 * * * * *',
  leaseMs: 15_000,
  run: async ({ reminders }) => ({ told: await reminders.tell() }),
});
