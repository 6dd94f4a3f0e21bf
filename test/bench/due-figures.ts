import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { openStore } from '../../integrations/mongodb/open-store';
import { createTransaction } from '../../integrations/mongodb/transaction';
import { type Actor } from '../../src/contract/actor';
import { openAreas, type TestAreas } from '../support/areas';
import { fillWithLeads, ownerOf, taskIdOf } from '../support/many-leads';

/** A Wednesday, 13:00 in Toronto. */
const NOW = '2026-12-02T18:00:00Z';
const ROUNDS = 150;

/** What people do all day, once; `n` is another task or person each time. */
const USES: Record<string, (areas: TestAreas, n: number) => Promise<unknown>> = {
  '/due all': ({ ladder }) => ladder.due({ limit: 20, include_closed: true }),
  '/due mine': ({ ladder }, n) => ladder.due({ owner: ownerOf(n), limit: 20, include_closed: true }),
  '/due ON': ({ ladder }) => ladder.due({ province: 'ON', limit: 20, include_closed: true }),
  '/due next (claims one)': ({ ladder }, n) => ladder.next(person(n)),
  'take a task': ({ ladder }, n) => ladder.take(taskIdOf(3 * n, 2), person(n)),
  'end a task': ({ ladder }, n) => ladder.complete(taskIdOf(3 * n, 4), 'no_answer', person(n)),
};

/**
 * What a day's work costs with 100,000 leads (600,000 tasks) in units of what it costs with 1,000, on one embedded
 * store: each use by turns in the one and in the other, so that a busy machine is as slow to both. Medians.
 */
export async function dueFigures(many = 100_000, few = 1_000): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dealrunner-bench-'));
  const store = await openStore({ mongodbUri: undefined, store: 'embedded', dataDir });
  const open = async (dbName: string, leads: number): Promise<TestAreas> => {
    const connection = await mongoose.createConnection(store.uri, { dbName, autoIndex: false }).asPromise();
    const transaction = createTransaction(connection);
    const prepare = async () => {
      for (const model of Object.values(connection.models)) await model.createIndexes();
    };
    const close = () => connection.close();
    const connectAgain = () => Promise.reject(new Error('not here'));
    const areas = await openAreas(NOW, {}, { connection, transaction, prepare, connectAgain, close });
    await fillWithLeads(areas, leads);
    return areas;
  };
  const began = performance.now();
  const small = await open('few', few);
  const large = await open('many', many);
  console.log(
    `${few} and ${many} leads with six tasks each: ${Math.round((performance.now() - began) / 1000)} s`,
  );
  try {
    for (const [name, use] of Object.entries(USES))
      console.log(`${name}: ${await compare(use, small, large)}`);
  } finally {
    await small.close();
    await large.close();
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function compare(
  use: (areas: TestAreas, n: number) => Promise<unknown>,
  small: TestAreas,
  large: TestAreas,
) {
  const times: [number[], number[]] = [[], []];
  for (let n = 0; n < ROUNDS; n++) {
    times[0].push(await timed(() => use(small, n)));
    times[1].push(await timed(() => use(large, n)));
  }
  const [one, other] = times.map((each) => each.sort((a, b) => a - b)[ROUNDS / 2] ?? NaN) as [number, number];
  const ratio = (other / one).toFixed(2);
  return `${one.toFixed(1)} ms and ${other.toFixed(1)} ms, ${ratio} times as much (goal at most 1.5)`;
}

/** Has no task: the dialler gives one of those that nobody has. */
const person = (n: number): Actor => ({ kind: 'slack', id: `U0NEW${n}`, role: 'agent' });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
