import { type Job } from '../contract/job';
import { type Clock, type Log } from '../contract/ports';
import { newId } from '../ids';
import { type Leases } from './leases';
import { type JobRun, runJob } from './run-job';
import { createTicks } from './ticks';

/** A job that fails this often in a row needs a person. */
const ALARM_AFTER = 5;

const STOPPING = 'this process is stopping';

/** Told after each run that took place; `createMetrics` of src/http is one. */
interface JobMetrics {
  observeJob(run: { job: string; outcome: string; seconds: number; failuresInARow: number }): void;
}

export interface SlotParts<Deps> {
  deps: Deps;
  clock: Clock;
  log: Log;
  leases: Leases;
  metrics?: JobMetrics | undefined;
}

export type JobSlot = ReturnType<typeof createJobSlot>;

/** One job in this process: its ticks, the run that is under way, if any, and how it went so far. */
export function createJobSlot<Deps>(job: Job<Deps>, parts: SlotParts<Deps>) {
  const { log, leases, metrics } = parts;
  let current: { run: Promise<JobRun>; stop: AbortController } | null = null;
  let failuresInARow = 0;
  let stopped = false;

  const ticks = createTicks({
    name: job.name,
    pattern: job.cron,
    log,
    onTick: async () => {
      if (!current) await begin();
    },
  });

  async function begin(): Promise<JobRun> {
    if (stopped) return { outcome: 'stopped', why: STOPPING };
    const stop = new AbortController();
    const run = observed(stop).finally(() => {
      current = null;
    });
    current = { run, stop };
    return run;
  }

  async function observed(stop: AbortController): Promise<JobRun> {
    const runId = newId<string>('run');
    const began = performance.now();
    const run = await runJob({ ...parts, job, stop, runId, nextDueAt: () => ticks.next() });
    if (run.outcome === 'held') return run;
    if (run.outcome === 'failed') failuresInARow++;
    else if (run.outcome === 'done') failuresInARow = 0;
    const ms = performance.now() - began;
    report(run, runId, Math.round(ms));
    metrics?.observeJob({ job: job.name, outcome: run.outcome, seconds: ms / 1000, failuresInARow });
    return run;
  }

  function report(run: JobRun, runId: string, ms: number): void {
    const fields = { job: job.name, run_id: runId, ms };
    if (run.outcome === 'failed') {
      const isAlarm = failuresInARow % ALARM_AFTER === 0;
      log[isAlarm ? 'error' : 'warn'](
        { ...fields, err: run.error, failures_in_a_row: failuresInARow },
        isAlarm
          ? `a job failed ${failuresInARow} times in a row`
          : 'a job failed; it runs again at its next tick',
      );
    } else if (run.outcome === 'stopped') {
      log.warn(fields, `a job was told to stop: ${run.why}`);
    } else if (run.outcome === 'done' && Object.values(run.report).some((count) => count !== 0)) {
      log.info({ ...fields, ...run.report }, 'a job did something');
    }
  }

  return {
    name: job.name,
    start: () => ticks.start(),

    /** Runs it once if a run was missed while no process was there. */
    async catchUp(): Promise<void> {
      try {
        if ((await leases.isOverdue(job.name)) && !current) await begin();
      } catch (error) {
        log.warn(
          { err: error, job: job.name },
          'whether a run was missed cannot be seen; the next tick runs it',
        );
      }
    },

    /** After the run that is under way, if any. */
    async runNow(): Promise<JobRun> {
      while (current) await current.run;
      return begin();
    },

    /** No more ticks; the run under way is told. Resolves when it has ended. */
    async stop(): Promise<void> {
      stopped = true;
      ticks.stop();
      current?.stop.abort(new Error(STOPPING));
      await current?.run;
    },
  };
}
