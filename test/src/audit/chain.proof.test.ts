import { type Anchor } from '../../../src/audit/chain.rules';
import { MANAGER, openAreas, type TestAreas } from '../../support/areas';
import { PROOF_MS, proofSize } from '../../support/proof-size';

const HARMS = proofSize({ short: 60, long: 1_000 });
const ENTRIES = 40;

let world: TestAreas;
let told: Anchor;
let whole: Record<string, unknown>[];

beforeAll(async () => {
  world = await openAreas('2026-12-02T15:00:00Z');
  for (let n = 0; n < ENTRIES / 2; n++) {
    await world.goLive.kill(MANAGER);
    await world.approvals.setSingleManager(n % 2 === 0, MANAGER);
    await world.runbook.acknowledge('backup', `reason ${n}`, MANAGER);
    await world.auditLog.seal();
  }
  ({ head: told } = await world.auditLog.verify());
  whole = await entries().find().toArray();
}, PROOF_MS);
afterAll(() => world.close());

const entries = () => world.store.connection.collection('audit_entry');
const heads = () => world.store.connection.collection<{ _id: string }>('audit_head');

async function restore(): Promise<void> {
  await entries().deleteMany({});
  await entries().insertMany(whole);
  await heads().updateOne({ _id: 'head' }, { $set: { ...told } });
}

test('when nobody touched it, then the chain is whole; what is recorded is sealed once, by whichever sealer', async () => {
  expect(await world.auditLog.verify([told])).toEqual({ entries: ENTRIES, head: told, problem: null });
  await world.runbook.acknowledge('backup', 'once more', MANAGER);
  const sealed = await Promise.all([world.auditLog.seal(), world.another().auditLog.seal()]);
  expect(sealed.sort()).toEqual([0, 1]);
  expect(await world.auditLog.verify()).toMatchObject({ entries: ENTRIES + 1, problem: null });
  await restore();
});

test('when a day has its first sealed entry, then the channel is told where the chain ends, once', async () => {
  expect(await world.auditLog.postHead()).toBe(true);
  expect(await world.another().auditLog.postHead()).toBe(false);
  expect(world.cards.last('audit-head:2026-12-02')?.text).toContain(`${told.seq}:${told.hash}`);
  await heads().deleteOne({ _id: '2026-12-02' });
});

test(
  `when ${HARMS} times something is edited, deleted, reordered or cut off, then each is found, and the first bad record is named`,
  async () => {
    let state = 5;
    const random = (n: number) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % n;
    const harms = [
      async (seq: number) => {
        const $set = [
          { actor: 'slack:U0NOBODY' },
          { reason: 'another' },
          { at: new Date(0) },
          { 'after.x': 1 },
          { hash: 'f'.repeat(64) },
        ];
        await entries().updateOne({ seq }, { $set: $set[random($set.length)] ?? {} });
      },
      async (seq: number) => void (await entries().deleteOne({ seq })),
      async (seq: number) => {
        // Two change places; the earlier one is the first bad record.
        const other = seq === ENTRIES ? seq - 1 : seq + 1;
        const a = (await entries().findOne({ seq }))?._id;
        const b = (await entries().findOne({ seq: other }))?._id;
        if (!a || !b) throw new Error('the chain was not restored');
        await entries().updateOne({ _id: a }, { $set: { seq: -1 } });
        await entries().updateOne({ _id: b }, { $set: { seq } });
        await entries().updateOne({ _id: a }, { $set: { seq: other } });
        return Math.min(seq, other);
      },
      async (seq: number) => {
        // With the head in the store set back: only what the channel was told is left.
        const before = whole.find((entry) => entry.seq === seq - 1);
        await entries().deleteMany({ seq: { $gte: seq } });
        await heads().updateOne({ _id: 'head' }, { $set: { seq: seq - 1, hash: String(before?.hash) } });
      },
    ];
    const wrong: object[] = [];
    for (let n = 0; n < HARMS; n++) {
      const seq = 2 + random(ENTRIES - 1);
      const kind = n % harms.length;
      const first = (await harms[kind]?.(seq)) ?? seq;
      const { problem } = await world.auditLog.verify([told]);
      if (problem?.seq !== first) wrong.push({ kind, seq, first, problem });
      await restore();
    }
    expect(wrong).toEqual([]);
    expect(await world.auditLog.verify([told])).toMatchObject({ problem: null });
  },
  PROOF_MS,
);
