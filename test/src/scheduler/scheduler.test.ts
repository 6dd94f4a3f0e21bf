import { type Job, type JobReport } from '../../../src/contract/job';
import { type Log } from '../../../src/contract/ports';
import { createScheduler } from '../../../src/scheduler/scheduler';
import { fakeLeases } from './fake-leases';

type Deps = { name: string };

const NEVER = '0 0 0 1 1 *';
const opened: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((scheduler) => scheduler.stop()));
});

const job = (change: Partial<Job<Deps>> = {}): Job<Deps> => ({
  name: 'tidy',
  summary: 'Tidies up',
  cron: NEVER,
  leaseMs: 60_000,
  run: async () => ({ tidied: 1 }),
  ...change,
});

function open(jobs: Job<Deps>[], leases = fakeLeases(), stopMs = 1_000) {
  const lines: { level: string; fields: Record<string, unknown>; message: string }[] = [];
  const write = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, fields: fields as Record<string, unknown>, message });
  const log: Log = {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    fatal: write('fatal'),
  };
  const observed: { job: string; outcome: string; failuresInARow: number }[] = [];
  const scheduler = createScheduler({
    jobs,
    deps: { name: 'deps' },
    log,
    clock: { now: () => new Date('2026-11-23T15:00:00Z') },
    leases,
    metrics: { observeJob: (run) => void observed.push(run) },
    stopMs,
  });
  opened.push(scheduler);
  return { scheduler, leases, lines, observed };
}

/** A run that goes on until it is let go or told to stop. */
function gated(obeys = true) {
  const calls: AbortSignal[] = [];
  let letGo: () => void = () => undefined;
  let begin: () => void = () => undefined;
  const started = new Promise<void>((resolve) => (begin = resolve));
  const run = (_deps: Deps, { signal }: { signal: AbortSignal }): Promise<JobReport> => {
    calls.push(signal);
    begin();
    return new Promise((resolve, reject) => {
      letGo = () => resolve({ done: 1 });
      if (obeys) signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
  };
  return { run, calls, started, letGo: () => letGo() };
}

const until = async (isSo: () => boolean) => {
  for (let i = 0; i < 200 && !isSo(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isSo()).toBe(true);
};

describe('a run', () => {
  it('when it is asked for, then the job gets its deps and the domain time, and its report is recorded', async () => {
    const seen: unknown[] = [];
    const { scheduler, leases, observed } = open([
      job({
        run: async (deps, { now }) => {
          seen.push(deps.name, now.toISOString());
          return { tidied: 3 };
        },
      }),
    ]);
    expect(await scheduler.runNow('tidy')).toEqual({ tidied: 3 });
    expect(seen).toEqual(['deps', '2026-11-23T15:00:00.000Z']);
    expect(leases.rows.get('tidy')?.results).toEqual([
      { report: { tidied: 3 }, nextDueAt: expect.any(Date) as Date },
    ]);
    expect(observed).toMatchObject([{ job: 'tidy', outcome: 'done', failuresInARow: 0 }]);
  });

  it('when the job is unknown, or another process has it, then the error says so', async () => {
    const { scheduler, leases } = open([job()]);
    await expect(scheduler.runNow('nothing')).rejects.toMatchObject({ code: 'not_found' });
    await leases.take('tidy', 60_000);
    await expect(scheduler.runNow('tidy')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('when it is asked for twice at once, then the second waits for the first: never side by side', async () => {
    let running = 0;
    let most = 0;
    const { scheduler } = open([
      job({
        run: async () => {
          most = Math.max(most, ++running);
          await new Promise((resolve) => setTimeout(resolve, 5));
          running--;
          return { tidied: 1 };
        },
      }),
    ]);
    await Promise.all([scheduler.runNow('tidy'), scheduler.runNow('tidy'), scheduler.runNow('tidy')]);
    expect(most).toBe(1);
  });

  it('when two processes tick, then one runs it', async () => {
    const leases = fakeLeases();
    const gate = gated();
    const first = open([job({ run: gate.run })], leases);
    const second = open([job({ run: gate.run })], leases);
    const run = first.scheduler.runNow('tidy');
    await gate.started;
    await expect(second.scheduler.runNow('tidy')).rejects.toMatchObject({ code: 'conflict' });
    gate.letGo();
    await run;
    expect(gate.calls).toHaveLength(1);
  });
});

describe('ticks', () => {
  it('when every second is a tick, then it runs on them, and a job that fails disturbs no other', async () => {
    let good = 0;
    let bad = 0;
    const { scheduler, lines } = open([
      job({ name: 'good', cron: '* * * * * *', run: async () => ({ good: ++good }) }),
      job({
        name: 'bad',
        cron: '* * * * * *',
        run: () => {
          bad++;
          throw new TypeError('a bug');
        },
      }),
    ]);
    scheduler.start();
    await until(() => good >= 1 && bad >= 1);
    await until(() => good >= 2 && bad >= 2);
    const failures = lines.filter((line) => line.fields.err !== undefined);
    expect(failures.length).toBe(bad);
    expect(failures[0]).toMatchObject({ level: 'warn', fields: { job: 'bad', failures_in_a_row: 1 } });
    expect(failures[0]?.fields.run_id).toMatch(/^run_/);
  });

  it('when a run takes longer than its interval, then ticks meanwhile are left out', async () => {
    const gate = gated();
    const { scheduler } = open([job({ cron: '* * * * * *', run: gate.run })]);
    scheduler.start();
    await gate.started;
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(gate.calls).toHaveLength(1);
    gate.letGo();
    await until(() => gate.calls.length === 2);
  });

  it('when a run that was asked for is under way, then ticks leave it alone', async () => {
    const gate = gated();
    const { scheduler } = open([job({ cron: '* * * * * *', run: gate.run })]);
    const run = scheduler.runNow('tidy');
    await gate.started;
    scheduler.start();
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(gate.calls).toHaveLength(1);
    gate.letGo();
    expect(await run).toEqual({ done: 1 });
  });

  it('when a run was missed while no process was there, then it is caught up at the start, others are not', async () => {
    const leases = fakeLeases();
    leases.setOverdue('missed');
    const ran: string[] = [];
    const make = (name: string) =>
      job({
        name,
        run: async () => {
          ran.push(name);
          return {};
        },
      });
    const { scheduler } = open([make('missed'), make('fresh')], leases);
    scheduler.start();
    await until(() => ran.length > 0);
    expect(ran).toEqual(['missed']);
  });

  it('when a pattern is wrong, ambiguous, or a name is used twice, then it is refused at the start', () => {
    expect(() => open([job({ cron: 'every minute' })])).toThrow('job tidy: "every minute"');
    expect(() => open([job({ cron: '0 9 1 * 1' })])).toThrow('ANDs them');
    expect(() => open([job(), job()])).toThrow('two jobs are named tidy');
  });
});

describe('a job that fails', () => {
  it('when it failed five times in a row, then that is an error with the count, and a good run ends the row', async () => {
    let works = false;
    const { scheduler, lines, observed } = open([
      job({
        run: async () => {
          if (!works) throw new Error('no');
          return {};
        },
      }),
    ]);
    for (let i = 0; i < 5; i++) await expect(scheduler.runNow('tidy')).rejects.toThrow('no');
    expect(lines.map((line) => line.level)).toEqual(['warn', 'warn', 'warn', 'warn', 'error']);
    expect(lines.at(-1)?.message).toBe('a job failed 5 times in a row');
    works = true;
    await scheduler.runNow('tidy');
    expect(observed.at(-1)).toMatchObject({ outcome: 'done', failuresInARow: 0 });
  });

  it('when the store is down, then the run fails, and works again when it is back', async () => {
    const { scheduler, leases } = open([job()]);
    leases.breakStore(true);
    await expect(scheduler.runNow('tidy')).rejects.toThrow('gone');
    leases.breakStore(false);
    expect(await scheduler.runNow('tidy')).toEqual({ tidied: 1 });
  });
});

describe('a lease', () => {
  it('when a run takes longer than it, then it is renewed', async () => {
    const gate = gated();
    const { scheduler, leases } = open([job({ leaseMs: 900, run: gate.run })]);
    const run = scheduler.runNow('tidy');
    await gate.started;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await leases.take('tidy', 1)).toBeNull();
    gate.letGo();
    expect(await run).toEqual({ done: 1 });
  });

  it('when another process has taken it, then the run is told and its result does not count', async () => {
    const gate = gated();
    const { scheduler, leases } = open([job({ leaseMs: 900, run: gate.run })]);
    const run = scheduler.runNow('tidy');
    await gate.started;
    leases.steal('tidy');
    await expect(run).rejects.toThrow('another process has taken its lease');
    expect(gate.calls[0]?.aborted).toBe(true);
    expect(leases.rows.get('tidy')?.results).toEqual([]);
  });

  it('when it cannot be renewed in time, then the run is told before it ends', async () => {
    const gate = gated();
    const { scheduler, leases } = open([job({ leaseMs: 120, run: gate.run })]);
    const run = scheduler.runNow('tidy').catch((error: unknown) => error);
    await gate.started;
    const ends = leases.rows.get('tidy')?.until ?? 0;
    leases.breakStore(true);
    await until(() => gate.calls[0]?.aborted === true);
    expect(String(await run)).toContain('could not be renewed');
    expect(ends).toBeGreaterThan(0);
  });

  it('when a run hangs beyond its time, then it is told, and its lease ends so that another process can run it', async () => {
    const gate = gated(false);
    const { scheduler, leases } = open([job({ leaseMs: 900, timeoutMs: 150, run: gate.run })]);
    const run = scheduler.runNow('tidy').catch((error: unknown) => error);
    await gate.started;
    await until(() => gate.calls[0]?.aborted === true);
    await until(() => (leases.rows.get('tidy')?.until ?? Infinity) < Date.now());
    expect(await leases.take('tidy', 50)).not.toBeNull();
    gate.letGo();
    expect(String(await run)).toContain('ran longer than 150 ms');
  });
});

describe('stop', () => {
  it('when a run is under way, then it is told and waited for, and that is no failure', async () => {
    const gate = gated();
    const { scheduler, lines, observed } = open([job({ run: gate.run })]);
    const run = scheduler.runNow('tidy').catch((error: unknown) => error);
    await gate.started;
    await scheduler.stop();
    expect(gate.calls[0]?.aborted).toBe(true);
    await run;
    expect(observed).toMatchObject([{ outcome: 'stopped', failuresInARow: 0 }]);
    expect(lines.filter((line) => line.level === 'error')).toEqual([]);
    await expect(scheduler.runNow('tidy')).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('when a run does not end, then it waits no longer than its bound', async () => {
    const gate = gated(false);
    const { scheduler, lines } = open([job({ run: gate.run })], fakeLeases(), 50);
    void scheduler.runNow('tidy').catch(() => undefined);
    await gate.started;
    await scheduler.stop();
    expect(lines.at(-1)?.fields).toEqual({ jobs: ['tidy'] });
    gate.letGo();
  });

  it('when it has stopped, then no tick comes any more', async () => {
    let runs = 0;
    const { scheduler } = open([job({ cron: '* * * * * *', run: async () => ({ runs: ++runs }) })]);
    scheduler.start();
    await until(() => runs > 0);
    await scheduler.stop();
    const before = runs;
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(runs).toBe(before);
  });
});
