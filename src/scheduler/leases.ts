import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { type Connection } from 'mongoose';
import { type JobReport } from '../contract/job';
import { jobLeaseModel } from './job-lease.model';

/** A job that this process may run, until it is told otherwise. */
export interface Lease {
  job: string;
  /** Higher than any before: what an older holder still does can be told apart. */
  fence: number;
}

export type RunResult = { report: JobReport; nextDueAt: Date } | { error: string };

/** What the scheduler needs of the store; `createLeases` is the real one. */
export interface Leases {
  /** Null while another process has it. */
  take(job: string, leaseMs: number): Promise<Lease | null>;
  /** False when another process has taken it since. */
  renew(lease: Lease, leaseMs: number): Promise<boolean>;
  /** Gives it back and records the run; nothing happens when it was lost meanwhile. */
  finish(lease: Lease, result: RunResult): Promise<void>;
  /** A run was due while no process was there, or the last one failed or died. */
  isOverdue(job: string): Promise<boolean>;
}

const DUPLICATE_KEY = 11000;

/**
 * Leases of jobs in the collection `job_lease`, by the real clock: `until` is compared across machines, so their clocks
 * must agree to well within a lease (they do under NTP; leases are seconds to minutes).
 */
export function createLeases({
  connection,
  now = Date.now,
}: {
  connection: Connection;
  now?: () => number;
}): Leases {
  const model = jobLeaseModel(connection);
  const holder = `${hostname()}:${process.pid}:${randomBytes(6).toString('hex')}`;
  const after = (ms: number) => new Date(now() + ms);

  return {
    async take(job, leaseMs) {
      try {
        const lease = await model
          .findOneAndUpdate(
            { _id: job, until: { $lte: after(0) } },
            { $set: { holder, until: after(leaseMs), last_started_at: after(0) }, $inc: { fence: 1 } },
            { upsert: true, returnDocument: 'after' },
          )
          .lean();
        return { job, fence: lease.fence };
      } catch (error) {
        // Somebody's lease still runs: the filter missed it, and its _id stood in the way of the upsert.
        if (error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY) return null;
        throw error;
      }
    },

    async renew({ job, fence }, leaseMs) {
      const renewed = await model.updateOne({ _id: job, holder, fence }, { $set: { until: after(leaseMs) } });
      return renewed.matchedCount === 1;
    },

    async finish({ job, fence }, result) {
      const common = { until: new Date(0), last_finished_at: after(0) };
      await model.updateOne(
        { _id: job, holder, fence },
        'report' in result
          ? {
              $set: { ...common, last_report: result.report, next_due_at: result.nextDueAt },
              $unset: { last_error: 1 },
            }
          : { $set: { ...common, last_error: result.error } },
      );
    },

    async isOverdue(job) {
      return (await model.exists({ _id: job, next_due_at: { $lte: after(0) } })) !== null;
    },
  };
}
