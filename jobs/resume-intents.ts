import { defineJob } from '../src/contract/job';

/** Each door does again what came through it. */
export interface IntentResumption {
  slack: { resumeIntents(): Promise<number> };
  http: { resume(): Promise<{ done: number; failed: number }> };
}

export const resumeIntents = defineJob<IntentResumption>({
  name: 'resume-intents',
  summary: 'Does what was acknowledged and left undone by a process that ended, or says that it was not done',
  cron: '*/5 * * * * *',
  leaseMs: 15_000,
  run: async ({ slack, http }) => {
    const { done, failed } = await http.resume();
    return { slack: await slack.resumeIntents(), http: done, http_failed: failed };
  },
});
