import mongoose, { type Connection } from 'mongoose';
import { createTransaction } from '../../../../integrations/mongodb/transaction';
import { createAudit } from '../../../../src/audit/audit';
import { createRisk, type Risk } from '../../../../src/governance/risk/risk';
import { cents } from '../../../../src/money';
import { CALLER, MANAGER } from '../../../support/areas';
import { PROOF_MS, proofSize } from '../../../support/proof-size';
import { openTestStore, type TestStore } from '../../../support/store';

const RESERVES = proofSize({ short: 60, long: 10_000 });
const WORKERS = 3;
const IN_FLIGHT = 30;
const PER_DAY = 1_000_000_01;
const IN_ALL = 1_500_000_07;

let store: TestStore;
let connections: Connection[] = [];
let workers: Risk[] = [];

beforeAll(async () => {
  store = await openTestStore();
  const uri = process.env.TEST_STORE_URI ?? '';
  connections = await Promise.all(
    Array.from({ length: WORKERS }, () =>
      mongoose
        .createConnection(uri, { dbName: store.connection.name, autoIndex: false, autoCreate: false })
        .asPromise(),
    ),
  );
  const clock = { now: () => new Date('2026-12-02T15:00:00Z') };
  const riskOf = (connection: Connection) =>
    createRisk({
      connection,
      clock,
      transaction: createTransaction(connection),
      audit: createAudit({ connection, clock }),
      teamTimezone: 'America/Toronto',
    });
  riskOf(store.connection);
  await store.prepare();
  workers = connections.map(riskOf);
}, PROOF_MS);
afterAll(async () => {
  for (const connection of connections) await connection.close();
  await store.close();
});

test(
  `when ${RESERVES} reserves come from ${WORKERS} workers, ${IN_FLIGHT} at once, then no limit is passed by a cent, and what fits when nothing is in flight is never refused`,
  async () => {
    const worker = (n: number) => workers[n % WORKERS] as Risk;
    await worker(0).upsert(
      { domain: 'PROOF', per_day: cents(PER_DAY), in_all: cents(IN_ALL), reason: 'proof' },
      MANAGER,
    );
    let state = 17;
    const random = (n: number) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % n;
    const open: { id: string; amount: number }[] = [];
    let refused = 0;

    for (let done = 0; done < RESERVES; done += IN_FLIGHT) {
      await Promise.all(
        Array.from({ length: IN_FLIGHT }, async (_, n) => {
          const amount = 1 + random(60_000_00);
          try {
            const { _id } = await worker(n).reserve({ domain: 'PROOF', amount: cents(amount) }, CALLER);
            open.push({ id: _id, amount });
          } catch (error) {
            expect(error).toMatchObject({ details: { reason: 'risk_limit_exceeded' } });
            refused++;
          }
        }),
      );
      const promised = open.reduce((sum, { amount }) => sum + amount, 0);
      const exposure = await worker(1).exposure('PROOF');
      expect(exposure).toMatchObject({ promised_today: promised, promised_in_all: promised });
      expect(promised).toBeLessThanOrEqual(PER_DAY);
      expect(exposure.available).toBe(Math.min(PER_DAY, IN_ALL) - promised);

      // Nothing is in flight: a cent more than what is left is refused, what is left fits.
      await expect(
        worker(2).reserve({ domain: 'PROOF', amount: cents(exposure.available + 1) }, CALLER),
      ).rejects.toMatchObject({ code: 'refused' });
      if (exposure.available > 0) {
        const last = await worker(2).reserve({ domain: 'PROOF', amount: exposure.available }, CALLER);
        await worker(0).end(last._id, 'released', CALLER);
      }
      const given = open.splice(0, Math.floor(open.length * 0.7));
      await Promise.all(given.map(({ id }, n) => worker(n).end(id, 'released', CALLER)));
    }
    expect(refused).toBeGreaterThan(0);
  },
  PROOF_MS,
);
