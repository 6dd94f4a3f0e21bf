import { type Job, type JobReport } from '../contract/job';
import { UserError } from '../errors';
import { createJobSlot, type JobSlot, type SlotParts } from './job-slot';

/** How long `stop` waits for the runs under way. Real milliseconds. */
const STOP_MS = 10_000;

export interface Scheduler {
  /** Begins to tick, and catches up what was missed while no process was there. */
  start(): void;
  /** No more runs; those under way are told and waited for, at most ten seconds. Their leases end by themselves. */
  stop(): Promise<void>;
  /**
   * Runs one job now, after its run under way here; needs no `start`.
   * @throws UserError `not_found` for an unknown name, `conflict` while another process runs it, `unavailable` when it
   *   was told to stop or the scheduler has stopped; whatever the job threw
   */
  runNow(name: string): Promise<JobReport>;
}

/**
 * Runs jobs at their ticks: on one process at a time by a lease in the database, never twice at once on this one.
 * A job that fails does not disturb the others and is run again at its next tick.
 * @throws Error for a cron pattern that cannot be read, or a name that is used twice
 */
export function createScheduler<Deps>(
  parts: SlotParts<Deps> & { jobs: Job<Deps>[]; stopMs?: number },
): Scheduler {
  const { jobs, log, stopMs = STOP_MS } = parts;
  const slots = new Map<string, JobSlot>();
  for (const job of jobs) {
    if (slots.has(job.name)) throw new Error(`two jobs are named ${job.name}`);
    slots.set(job.name, createJobSlot(job, parts));
  }

  return {
    start() {
      for (const slot of slots.values()) {
        slot.start();
        void slot.catchUp();
      }
    },

    async stop() {
      const left = new Set(slots.keys());
      const stops = [...slots.values()].map((slot) => slot.stop().then(() => left.delete(slot.name)));
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, stopMs);
      });
      await Promise.race([Promise.all(stops), late]);
      clearTimeout(timer);
      if (left.size > 0) log.warn({ jobs: [...left] }, 'jobs that did not end in time were left running');
    },

    async runNow(name) {
      const slot = slots.get(name);
      if (!slot) throw new UserError('not_found', `There is no job named ${name}.`);
      const run = await slot.runNow();
      switch (run.outcome) {
        case 'done':
          return run.report;
        case 'failed':
          throw run.error;
        case 'held':
          throw new UserError('conflict', `Another process runs ${name} just now. Try again in a moment.`);
        case 'stopped':
          throw new UserError('unavailable', `The run of ${name} was stopped: ${run.why}.`);
      }
    },
  };
}
