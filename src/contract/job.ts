/** Work that the clock starts. It finds what is due in the data, never in the tick, so a missed tick loses nothing. */
export interface Job<Deps> {
  /** The file's name in jobs/. */
  name: string;
  summary: string;
  /** node-cron with seconds, in UTC. */
  cron: string;
  /** Real milliseconds after which a run counts as lost and another process may start one. */
  leaseMs: number;
  /**
   * Real milliseconds after which a run that still goes on is told to stop and loses its lease, so that a hung one
   * does not hold the job for ever. Default: ten times `leaseMs`.
   */
  timeoutMs?: number;
  run(deps: Deps, context: { now: Date; signal: AbortSignal }): Promise<JobReport>;
}

/** What a run did, by name: `{ posted: 3 }`. Logged when anything is not zero. */
export type JobReport = Record<string, number>;

export function defineJob<Deps>(job: Job<Deps>): Job<Deps> {
  return job;
}
