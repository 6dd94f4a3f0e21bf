import { type Proposal } from '../../../src/approvals/proposal.model';
import { type Areas } from '../../../src/areas';
import { type Actor } from '../../../src/contract/actor';
import { openAreas, type TestAreas } from '../../support/areas';
import { PROOF_MS, proofSize } from '../../support/proof-size';

const ROUNDS = proofSize({ short: 60, long: 10_000 });
const PEOPLE: Actor[] = ['U0ANN', 'U0BEN', 'U0CAT'].map((id) => ({ kind: 'slack', id, role: 'manager' }));

let world: TestAreas;
let instances: Areas[];

beforeAll(async () => {
  world = await openAreas('2026-12-02T15:00:00Z');
  instances = [world, world.another(), world.another()];
  const counter = world.store.connection.collection<{ _id: string; times: number }>('proof_effect');
  for (const { approvals } of instances) {
    approvals.onApproved('proof', async (proposal) => {
      // In the transaction of the decision: counted only when it is kept.
      await counter.updateOne(
        { _id: proposal._id },
        { $inc: { times: 1 } },
        { upsert: true, session: sessionOf(world) },
      );
    });
  }
});
afterAll(() => world.close());

/** The driver's own collection knows nothing of mongoose's transaction: it is handed over. */
function sessionOf({ store }: TestAreas) {
  const storage = (
    store.connection.base as unknown as {
      transactionAsyncLocalStorage: { getStore(): { session: never } | undefined };
    }
  ).transactionAsyncLocalStorage;
  const held = storage.getStore();
  if (!held) throw new Error('an effect outside of a transaction');
  return held.session;
}

/** A number below `n`; the same rounds each time. */
function generator(seed: number) {
  let state = seed;
  return (n: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * n);
  };
}

test(
  `when ${ROUNDS} proposals are approved in races, twice, and after an edit, then none has an effect with fewer than two people, and none has two`,
  async () => {
    const random = generator(8);
    const pick = <T>(from: T[]): T => from[random(from.length)] as T;
    const stored = world.store.connection.collection<{ _id: string }>('proposal');

    for (let round = 0; round < ROUNDS; round++) {
      const asker = pick(PEOPLE);
      const proposal = await pick(instances).approvals.propose(
        {
          kind: 'proof',
          thing: { kind: 'proof', id: `thing ${round}` },
          change: { to: round },
          evidence: {},
          summary: { text: 'approval.none', params: {} },
        },
        asker,
      );
      const id = proposal._id;
      const edited = random(4) === 0;
      const content_hash = random(6) === 0 ? 'another content' : proposal.content_hash;
      const presses = Array.from({ length: 1 + random(4) }, () => ({
        by: pick(PEOPLE),
        on: pick(instances),
      }));
      const edit = edited ? stored.updateOne({ _id: id }, { $set: { 'change.to': -1 } }) : null;
      if (edited && random(2) === 0) await edit;
      await Promise.all(
        presses.map(({ by, on }) =>
          (random(8) === 0
            ? on.approvals.reject({ id, content_hash }, by)
            : on.approvals.approve({ id, content_hash }, by)
          ).then(
            () => undefined,
            () => undefined,
          ),
        ),
      );
      await edit;
    }

    const done = await world.store.connection
      .collection<{ _id: string; times: number }>('proof_effect')
      .find()
      .toArray();
    const proposals = (await stored.find().toArray()) as unknown as Proposal[];
    expect(proposals).toHaveLength(ROUNDS);
    expect(done.length).toBeGreaterThan(ROUNDS / 10);
    expect(done.filter(({ times }) => times !== 1)).toEqual([]);
    const byId = new Map(proposals.map((proposal) => [proposal._id, proposal]));
    const alone = done.filter(({ _id }) => {
      const { state, asked_by, decided_by } = byId.get(_id) ?? {};
      return state !== 'approved' || decided_by === undefined || decided_by === asked_by;
    });
    expect(alone).toEqual([]);
    expect(proposals.filter(({ state }) => state === 'approved')).toHaveLength(done.length);
  },
  PROOF_MS,
);
