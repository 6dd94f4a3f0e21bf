import { type Lease, type Leases, type RunResult } from '../../../src/scheduler/leases';

interface Row {
  fence: number;
  until: number;
  results: RunResult[];
}

/** The port in memory, as several processes would share it. `breakStore` makes every call fail. */
export function fakeLeases() {
  const rows = new Map<string, Row>();
  let broken = false;
  let overdue = new Set<string>();
  const check = () => {
    if (broken) throw Object.assign(new Error('gone'), { name: 'MongoNetworkError' });
  };
  const ours = (lease: Lease) => rows.get(lease.job)?.fence === lease.fence;

  const leases: Leases = {
    async take(job, leaseMs) {
      check();
      const row = rows.get(job) ?? { fence: 0, until: 0, results: [] };
      if (row.until > Date.now()) return null;
      rows.set(job, { ...row, fence: row.fence + 1, until: Date.now() + leaseMs });
      return { job, fence: row.fence + 1 };
    },
    async renew(lease, leaseMs) {
      check();
      const row = rows.get(lease.job);
      if (!row || !ours(lease)) return false;
      row.until = Date.now() + leaseMs;
      return true;
    },
    async finish(lease, result) {
      check();
      const row = rows.get(lease.job);
      if (!row || !ours(lease)) return;
      row.until = 0;
      row.results.push(result);
    },
    async isOverdue(job) {
      check();
      return overdue.has(job);
    },
  };
  return {
    ...leases,
    rows,
    breakStore: (is: boolean) => (broken = is),
    setOverdue: (...jobs: string[]) => (overdue = new Set(jobs)),
    /** What another process does once the lease has ended, or a clock is wrong. */
    steal: (job: string) => {
      const row = rows.get(job);
      if (row) rows.set(job, { ...row, fence: row.fence + 1, until: Date.now() + 60_000 });
    },
  };
}
