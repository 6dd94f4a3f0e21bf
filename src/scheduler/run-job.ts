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

/**
 * One run of a job under its lease, which is renewed while it runs. Never throws. `stop` tells the run to end;
 * `errorId` is what is recorded of a failure.
 */
export async function runJob<Deps>(parts: {
  job: Job<Deps>;
  deps: Deps;
  clock: Clock;
  log: Log;
  leases: Leases;
  stop: AbortController;
  nextDueAt: () => Date;
  errorId: string;
}): Promise<JobRun> {
  const { job, leases, stop, nextDueAt, errorId } = parts;
  try {
    const lease = await leases.take(job.name, job.leaseMs);
    if (!lease) return { outcome: 'held' };
    const run = await underLease(parts, lease);
    if (run.outcome === 'done') await leases.finish(lease, { report: run.report, nextDueAt: nextDueAt() });
    else if (run.outcome === 'failed') {
      await leases.finish(lease, { error: `${errorId} ${nameOf(run.error)}` });
    } else if (run.outcome === 'stopped') await leases.finish(lease, { error: `stopped: ${run.why}` });
    return run;
  } catch (error) {
    // The store itself: the lease ends by its own time.
    return stop.signal.aborted
      ? { outcome: 'stopped', why: reasonOf(stop.signal) }
      : { outcome: 'failed', error };
  }
}

async function underLease<Deps>(
  parts: { job: Job<Deps>; deps: Deps; clock: Clock; log: Log; leases: Leases; stop: AbortController },
  lease: Lease,
): Promise<JobRun> {
  const { job, deps, clock, log, leases, stop } = parts;
  const { leaseMs, timeoutMs = leaseMs * TIMEOUT_LEASES } = job;
  const { signal } = stop;
  const abandon = (why: string) => stop.abort(new Error(why));

  const release = keepLease({ leases, lease, leaseMs, log, onLost: abandon });
  const timeout = setTimeout(() => {
    // Not renewed any more: if the run ignores the signal, another process may take over when the lease ends.
    release();
    abandon(`it ran longer than ${timeoutMs} ms`);
  }, timeoutMs);
  try {
    const report = await job.run(deps, { now: clock.now(), signal });
    return signal.aborted ? { outcome: 'stopped', why: reasonOf(signal) } : { outcome: 'done', report };
  } catch (error) {
    return signal.aborted ? { outcome: 'stopped', why: reasonOf(signal) } : { outcome: 'failed', error };
  } finally {
    clearTimeout(timeout);
    release();
  }
}

function reasonOf(signal: AbortSignal): string {
  return signal.reason instanceof Error ? signal.reason.message : String(signal.reason);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
