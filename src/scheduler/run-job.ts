import { type Job, type JobReport } from '../contract/job';
import { type Clock, type Log } from '../contract/ports';
import { keepLease } from './keep-lease';
import { type Lease, type Leases } from './leases';

export type JobRun =
  /** Another process runs it. */
  | { outcome: 'held' }
  | { outcome: 'done'; report: JobReport }
  /** It was told to stop (lease lost, time out, shutdown) and what it answered does not count. */
  | { outcome: 'stopped'; why: string }
  | { outcome: 'failed'; error: unknown };

/** Leases longer than this many times over make a run that hangs, unless the job says otherwise. */
const TIMEOUT_LEASES = 10;

export interface RunParts<Deps> {
  job: Job<Deps>;
  deps: Deps;
  clock: Clock;
  log: Log;
  leases: Leases;
  /** Tells the run to end. */
  stop: AbortController;
  /** When the job is due again, asked after the run. */
  nextDueAt: () => Date;
  /** Stands in the log; recorded with a failure. */
  runId: string;
}

/** One run of a job under its lease, which is renewed while it runs. Never throws. */
export async function runJob<Deps>(parts: RunParts<Deps>): Promise<JobRun> {
  const { job, leases, stop, nextDueAt, runId } = parts;
  const since = performance.now();
  try {
    const lease = await leases.take(job.name, job.leaseMs);
    if (!lease) return { outcome: 'held' };
    const run = await underLease(parts, lease, since);
    if (run.outcome === 'done') await leases.finish(lease, { report: run.report, nextDueAt: nextDueAt() });
    else await leases.finish(lease, { error: `${runId} ${describe(run)}` });
    return run;
  } catch (error) {
    // The store itself: the lease ends by its own time.
    return endedBy(error, stop.signal);
  }
}

type EndedRun = Exclude<JobRun, { outcome: 'held' }>;

async function underLease<Deps>(parts: RunParts<Deps>, lease: Lease, since: number): Promise<EndedRun> {
  const { job, deps, clock, log, leases, stop, runId } = parts;
  const { leaseMs, timeoutMs = leaseMs * TIMEOUT_LEASES } = job;
  const { signal } = stop;
  const tell = (why: string) => stop.abort(new Error(why));

  const release = keepLease({ leases, lease, leaseMs, since, log, onLost: tell });
  const timeout = setTimeout(() => {
    // Not renewed any more: if the run ignores the signal, another process may take over when the lease ends.
    release();
    tell(`it ran longer than ${timeoutMs} ms`);
    log.error({ job: job.name, run_id: runId, timeout_ms: timeoutMs }, 'a job hangs: it was told to stop');
  }, timeoutMs);
  try {
    signal.throwIfAborted();
    const report = await job.run(deps, { now: clock.now(), signal });
    return signal.aborted ? { outcome: 'stopped', why: reasonOf(signal) } : { outcome: 'done', report };
  } catch (error) {
    return endedBy(error, signal);
  } finally {
    clearTimeout(timeout);
    release();
  }
}

/** What is thrown after the signal is how a run obeys it, and no failure. */
function endedBy(error: unknown, signal: AbortSignal): EndedRun {
  return signal.aborted ? { outcome: 'stopped', why: reasonOf(signal) } : { outcome: 'failed', error };
}

/** For the record in the store: an error's name only, its message may hold somebody's number. */
function describe(run: Extract<JobRun, { outcome: 'stopped' | 'failed' }>): string {
  if (run.outcome === 'stopped') return `stopped: ${run.why}`;
  return run.error instanceof Error ? run.error.name : typeof run.error;
}

function reasonOf(signal: AbortSignal): string {
  return signal.reason instanceof Error ? signal.reason.message : String(signal.reason);
}
