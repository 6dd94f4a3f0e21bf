import { jobLeaseModel } from '../../../src/scheduler/job-lease.model';
import { createLeases } from '../../../src/scheduler/leases';
import { openTestStore, type TestStore } from '../../support/store';

let store: TestStore;
let now: number;
/** Each is a process of its own: it has its own holder's name. */
const process_ = () => createLeases({ connection: store.connection, now: () => now });

beforeAll(async () => {
  store = await openTestStore();
  jobLeaseModel(store.connection);
  await store.prepare();
});
afterAll(() => store.close());
beforeEach(async () => {
  now = Date.parse('2026-11-23T15:00:00Z');
  await jobLeaseModel(store.connection).deleteMany({});
});
const row = () => jobLeaseModel(store.connection).findById('tidy').lean();

describe('leases in the store', () => {
  it('when twenty processes ask at once, then one gets it, the first time and after it ended', async () => {
    for (const fence of [1, 2, 3]) {
      const taken = await Promise.all(Array.from({ length: 20 }, () => process_().take('tidy', 10_000)));
      expect(taken.filter((lease) => lease !== null)).toEqual([{ job: 'tidy', fence }]);
      now += 10_000;
    }
  });

  it('when its holder renews it, then it goes on; when it ends, then the next one has it and the old one is told', async () => {
    const [one, two] = [process_(), process_()];
    const lease = await one.take('tidy', 10_000);
    if (!lease) throw new Error('not taken');
    now += 9_000;
    expect(await one.renew(lease, 10_000)).toBe(true);
    now += 9_000;
    expect(await two.take('tidy', 10_000)).toBeNull();
    now += 1_000;
    expect(await two.take('tidy', 10_000)).toEqual({ job: 'tidy', fence: 2 });
    expect(await one.renew(lease, 10_000)).toBe(false);
    await one.finish(lease, { report: { late: 1 }, nextDueAt: new Date(now) });
    expect(await row()).toMatchObject({ fence: 2, until: new Date(now + 10_000) });
    expect(await row()).not.toHaveProperty('last_report');
  });

  it('when a run ends, then it is recorded and another may begin at once', async () => {
    const one = process_();
    const first = await one.take('tidy', 10_000);
    if (!first) throw new Error('not taken');
    now += 500;
    await one.finish(first, { error: 'run_1 TypeError' });
    expect(await row()).toMatchObject({
      last_error: 'run_1 TypeError',
      last_started_at: new Date(now - 500),
      last_finished_at: new Date(now),
    });
    const second = await process_().take('tidy', 10_000);
    if (!second) throw new Error('not taken');
    expect(await one.renew({ ...second }, 10_000)).toBe(false);
  });

  it('when a good run ends, then its report stands there and the error is gone', async () => {
    const one = process_();
    for (const result of [
      { error: 'run_1 Error' },
      { report: { tidied: 2 }, nextDueAt: new Date(now + 60_000) },
    ]) {
      const lease = await one.take('tidy', 10_000);
      if (!lease) throw new Error('not taken');
      await one.finish(lease, result);
    }
    expect(await row()).toMatchObject({ last_report: { tidied: 2 }, next_due_at: new Date(now + 60_000) });
    expect(await row()).not.toHaveProperty('last_error');
  });

  it('when the time of the next run has passed, then it is overdue; a job that never ran is not', async () => {
    const one = process_();
    expect(await one.isOverdue('tidy')).toBe(false);
    const lease = await one.take('tidy', 10_000);
    if (!lease) throw new Error('not taken');
    await one.finish(lease, { report: {}, nextDueAt: new Date(now + 60_000) });
    expect(await one.isOverdue('tidy')).toBe(false);
    now += 60_000;
    expect(await one.isOverdue('tidy')).toBe(true);
  });
});
