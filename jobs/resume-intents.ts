import { defineJob } from '../src/contract/job';

/** What the Slack integration offers to this job. */
export interface IntentResumption {
  resumeIntents(): Promise<number>;
}

export const resumeIntents = defineJob<{ slack: IntentResumption }>({
  name: 'resume-intents',
  summary: 'Does what was acknowledged and left undone by a process that ended, or says that it was not done',
  cron: '*/15 * * * * *',
  leaseMs: 120_000,
  run: async ({ slack }) => ({ resumed: await slack.resumeIntents() }),
});
