import { readFileSync } from 'node:fs';
import type mongoose from 'mongoose';
import { openTestStore, type TestStore } from '../support/embedded';

/** What the machine of the moment makes of the store. */
export interface Figures {
  memoryAtRestMb: number;
  insertsPerSecond50: number;
  insertsPerSecond1: number;
  pingMs: number;
  findByIdInPings: number;
  claimAmongManyInClaimsAmongFew: number;
  examinedByClaim: number;
  updateManyMicrosecondsEach: number;
  groupByZonedDayMs: number;
  days: number;
}

interface Row {
  _id: number;
  user: string;
  text: string;
  state: string;
  due: Date;
  amount: number;
}

type Rows = mongoose.mongo.Collection<Row>;

/** Run by Node itself: inside of jest the driver is much slower than it is in the product. */
async function measure(many: number, few: number, times: number): Promise<Figures> {
  const store = await openTestStore({ maxPoolSize: 60 });
  try {
    const memoryAtRestMb = residentMb(store);
    const inserted: Rows = store.db.collection('inserted');
    const insert = (i: number): Promise<unknown> => inserted.insertOne(rowOf(i));
    await perSecond(0, times, 50, insert);
    const insertsPerSecond50 = await perSecond(times, times, 50, insert);
    const insertsPerSecond1 = await perSecond(2 * times, Math.ceil(times / 20), 1, insert);
    const finding = await findAgainstPing(store, inserted, times);
    const [smaller, larger] = [await filled(store, 'few', few), await filled(store, 'many', many)];
    const claiming = await claims(smaller, larger, Math.min(90, few / 20));
    return {
      memoryAtRestMb,
      insertsPerSecond50,
      insertsPerSecond1,
      ...finding,
      ...claiming,
      ...(await wholesale(larger, many)),
    };
  } finally {
    await store.close();
  }
}

function residentMb({ pid }: TestStore): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8'))?.[1]) / 1024;
}

function rowOf(n: number): Row {
  return {
    _id: n,
    user: `u${n % 1000}`,
    text: 'x'.repeat(100),
    state: n % 10 === 0 ? 'new' : 'done',
    due: new Date(Date.UTC(2026, 0, 1) + n * 60_000),
    amount: n % 97,
  };
}

async function filled(store: TestStore, name: string, count: number): Promise<Rows> {
  const rows: Rows = store.db.collection(name);
  await rows.createIndexes([{ key: { state: 1, due: 1 } }, { key: { user: 1 } }]);
  for (let start = 0; start < count; start += 10_000) {
    await rows.insertMany(
      Array.from({ length: Math.min(10_000, count - start) }, (_, i) => rowOf(start + i)),
    );
  }
  return rows;
}

async function findAgainstPing(
  store: TestStore,
  rows: Rows,
  times: number,
): Promise<Pick<Figures, 'pingMs' | 'findByIdInPings'>> {
  const admin = store.client.db('admin');
  const ping = (): Promise<unknown> => admin.command({ ping: 1 });
  const find = (i: number): Promise<unknown> => rows.findOne({ _id: (i * 7) % times });
  await median(times, ping);
  await median(times, find);
  // In turns, so that a busy moment meets both.
  const rounds: { ping: number; find: number }[] = [];
  for (let i = 0; i < 5; i++)
    rounds.push({ ping: await median(times / 5, ping), find: await median(times / 5, find) });
  const sum = (of: 'ping' | 'find'): number => rounds.reduce((total, round) => total + round[of], 0);
  return { pingMs: sum('ping') / 5, findByIdInPings: sum('find') / sum('ping') };
}

async function claims(
  few: Rows,
  many: Rows,
  times: number,
): Promise<Pick<Figures, 'claimAmongManyInClaimsAmongFew' | 'examinedByClaim'>> {
  const due = { state: 'new', due: { $lte: new Date(Date.UTC(2030, 0, 1)) } };
  const claim = (rows: Rows) => () =>
    rows.findOneAndUpdate(due, { $set: { state: 'taken' } }, { sort: { due: 1 } });
  const explained = await many.find(due).sort({ due: 1 }).limit(1).explain('executionStats');
  const { totalDocsExamined } = (explained as { executionStats: { totalDocsExamined: number } })
    .executionStats;
  await median(5, claim(few));
  const inFew = await median(times, claim(few));
  return {
    claimAmongManyInClaimsAmongFew: (await median(times, claim(many))) / inFew,
    examinedByClaim: totalDocsExamined,
  };
}

async function wholesale(
  rows: Rows,
  count: number,
): Promise<Pick<Figures, 'updateManyMicrosecondsEach' | 'groupByZonedDayMs' | 'days'>> {
  const started = performance.now();
  await rows.updateMany({}, { $inc: { amount: 1 } });
  const updated = performance.now();
  const day = { $dateTrunc: { date: '$due', unit: 'day', timezone: 'America/Toronto' } };
  const days = await rows.aggregate([{ $group: { _id: day, n: { $sum: 1 } } }]).toArray();
  return {
    updateManyMicrosecondsEach: ((updated - started) * 1000) / count,
    groupByZonedDayMs: performance.now() - updated,
    days: days.length,
  };
}

async function median(times: number, work: (i: number) => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    await work(i);
    took.push(performance.now() - started);
  }
  return took.sort((a, b) => a - b)[took.length >> 1] ?? 0;
}

async function perSecond(
  first: number,
  times: number,
  inFlight: number,
  work: (i: number) => Promise<unknown>,
): Promise<number> {
  let next = first;
  const started = performance.now();
  const worker = async (): Promise<void> => {
    while (next < first + times) await work(next++);
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return times / ((performance.now() - started) / 1000);
}

if (process.argv[1] === __filename) {
  const [many = 0, few = 0, times = 0] = process.argv.slice(2).map(Number);
  void measure(many, few, times).then((figures) => process.stdout.write(JSON.stringify(figures)));
}
