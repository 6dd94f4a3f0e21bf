import { createFamily, type Family } from './metric-family';

/** What the process counts about itself, in the text format of Prometheus 0.0.4. Durations are seconds. */
export type Metrics = ReturnType<typeof createMetrics>;

/** Seconds; the goal for an acknowledgement is 0.3 (spec 4.1). */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1, 3, 10];

export function createMetrics() {
  const requests = createFamily('counter', 'dealrunner_http_requests_total', 'Requests answered.');
  const durations = createFamily(
    'histogram',
    'dealrunner_http_request_duration_seconds',
    'Time to answer a request.',
    BUCKETS,
  );
  const runs = createFamily('counter', 'dealrunner_job_runs_total', 'Runs of jobs by outcome.');
  const runTimes = createFamily(
    'histogram',
    'dealrunner_job_duration_seconds',
    'Time a run of a job took.',
    BUCKETS,
  );
  const failures = createFamily(
    'gauge',
    'dealrunner_job_failures_in_a_row',
    'Failed runs since the last good one.',
  );

  return {
    /** `route` is the template (`/task/{id}`), never the path: its values are people's and without end. */
    observeRequest(request: { method: string; route: string; status: number; seconds: number }): void {
      const { method, route, status, seconds } = request;
      requests.add({ method, route, status: String(status) }, 1);
      durations.add({ method, route }, seconds);
    },

    observeJob(run: { job: string; outcome: string; seconds: number; failuresInARow: number }): void {
      runs.add({ job: run.job, outcome: run.outcome }, 1);
      runTimes.add({ job: run.job }, run.seconds);
      failures.set({ job: run.job }, run.failuresInARow);
    },

    render(): string {
      return [requests, durations, runs, runTimes, failures, ...processFamilies()]
        .map((family) => family.render())
        .join('');
    },
  };
}

function processFamilies(): Family[] {
  const memory = process.memoryUsage();
  const cpu = process.cpuUsage();
  const gauges: [string, string, number][] = [
    ['process_resident_memory_bytes', 'Resident memory.', memory.rss],
    ['nodejs_heap_size_used_bytes', 'Heap in use.', memory.heapUsed],
    ['nodejs_external_memory_bytes', 'Memory of buffers and native objects.', memory.external],
    ['process_start_time_seconds', 'Start, since 1970.', Math.round(Date.now() / 1000 - process.uptime())],
  ];
  const seconds = createFamily('counter', 'process_cpu_seconds_total', 'Processor time used.');
  seconds.add({}, (cpu.user + cpu.system) / 1e6);
  return [
    seconds,
    ...gauges.map(([name, help, value]) => {
      const family = createFamily('gauge', name, help);
      family.set({}, value);
      return family;
    }),
  ];
}
