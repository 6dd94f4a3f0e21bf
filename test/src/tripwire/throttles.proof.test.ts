import fc from 'fast-check';
import { alertModel, openKey } from '../../../src/tripwire/alert.model';
import { type DriftMetric, ruleOf } from '../../../src/tripwire/metrics.rules';
import { type Throttle, throttleModel, type ThrottleState } from '../../../src/tripwire/throttle.model';
import { EFFECTS } from '../../../src/tripwire/throttle.rules';
import { type tripwireThrottles } from '../../../src/tripwire/throttles';
import { createAudit } from '../../../src/audit/audit';
import { proposeThrottle } from '../../../src/tripwire/propose-throttle';
import { type Actor } from '../../../src/contract/actor';
import { openAreas, type TestAreas } from '../../support/areas';
import { PROOF_MS, proofSize } from '../../support/proof-size';
import { madeAlert } from './made-alert';

const SEQUENCES = proofSize({ short: 60, long: 10_000 });
const BEGIN = '2026-12-02T15:00:00Z';
/** The policy's own; where the throttle is in force 200 less. */
const MULTIPLIER = 7_000;
const DAY_MINUTES = 24 * 60;

/** Three drifts: two that call for the same throttle at the same place, and one for hours. */
const DRIFTS = [
  { metric: 'liquidity', scope: 'ON:ALL' },
  { metric: 'liquidity', scope: 'ON:ALL' },
  { metric: 'blocking_rate', scope: 'ON:ALL' },
] as const satisfies { metric: DriftMetric; scope: string }[];
const people: Actor[] = ['A', 'B'].map((id) => ({ kind: 'slack', id: `U0${id}`, role: 'manager' }));

/** What a person would say is in force, by nothing but the rules of the specification. */
interface Model {
  now: number;
  entries: {
    id: string;
    drift: number;
    asker: number;
    state: ThrottleState;
    proposedUntil: number;
    activeUntil: number;
  }[];
  /** What the audit log must say, in order. */
  audited: string[];
}

let world: TestAreas;
let machine: ReturnType<typeof tripwireThrottles>;
let propose: ReturnType<typeof proposeThrottle>;
beforeAll(async () => {
  world = await openAreas(BEGIN);
  await world.offers.upsert(people[0] as Actor, { province: 'ON', market: 'ALL', enabled: true });
  machine = world.tripwire.throttles;
  propose = proposeThrottle({
    throttles: throttleModel(world.store.connection),
    machine,
    approvals: world.approvals,
    audit: createAudit({ connection: world.store.connection, clock: world.clock }),
    clock: world.clock,
    isAuto: async () => false,
    multipliers: async () => [MULTIPLIER],
    minutesAdded: async () => [300],
    gate: async () => 'allow',
  });
});
afterAll(() => world.close());

const HOLDS_DAYS = { liquidity: 14, blocking_rate: 7 } as const;
const metricOf = ({ drift }: { drift: number }) => DRIFTS[drift]?.metric ?? 'liquidity';
const isLive = (model: Model, entry: Model['entries'][number]) =>
  entry.state === 'active' && model.now < entry.activeUntil;

type Step = (model: Model) => Promise<void>;
const said = (model: Model, id: string, state: string) => model.audited.push(`${id} throttle.${state}`);

/** Picks one of those that there are. */
function onOne(pick: number, work: (entry: Model['entries'][number], model: Model) => Promise<void>): Step {
  return async (model) => {
    const entry = model.entries[pick % Math.max(1, model.entries.length)];
    if (entry) await work(entry, model);
  };
}
const worked = (work: Promise<unknown>) =>
  work.then(
    () => true,
    (error: { code?: string }) => {
      if (error.code === 'conflict' || error.code === 'refused') return false;
      throw error;
    },
  );

const steps = {
  propose:
    (drift: number, asker: number): Step =>
    async (model) => {
      const { metric, scope } = DRIFTS[drift] ?? DRIFTS[0];
      const alert = madeAlert({
        _id: `drift_${model.entries.length}`,
        metric,
        scope,
        action: ruleOf(metric).action,
        open_key: `${openKey({ metric, scope })} ${model.entries.length}`,
      });
      await alertModel(world.store.connection).create([alert]);
      const id = await propose(alert, people[asker] as Actor);
      if (id === null) throw new Error('nothing was proposed');
      await alertModel(world.store.connection).updateOne({ _id: alert._id }, { throttle_id: id });
      const proposedUntil = model.now + 3 * DAY_MINUTES;
      model.entries.push({ id, drift, asker, state: 'proposed', proposedUntil, activeUntil: 0 });
    },
  approve: (pick: number, who: number) =>
    onOne(pick, async (entry, model) => {
      const may = entry.state === 'proposed' && who !== entry.asker && model.now < entry.proposedUntil;
      expect(await worked(machine.approve(entry.id, people[who] as Actor))).toBe(may);
      if (!may) return;
      const older = model.entries.find((one) => one.state === 'active' && metricOf(one) === metricOf(entry));
      if (older) {
        older.state = 'superseded';
        said(model, older.id, 'superseded');
      }
      entry.state = 'active';
      entry.activeUntil = model.now + HOLDS_DAYS[metricOf(entry)] * DAY_MINUTES;
      said(model, entry.id, 'active');
    }),
  reject: (pick: number, who: number) =>
    onOne(pick, async (entry, model) => {
      const may = entry.state === 'proposed' && model.now < entry.proposedUntil;
      expect(await worked(machine.reject(entry.id, people[who] as Actor))).toBe(may);
      if (!may) return;
      entry.state = 'rejected';
      said(model, entry.id, 'rejected');
    }),
  revert: (pick: number, who: number) =>
    onOne(pick, async (entry, model) => {
      const may = entry.state === 'active';
      expect(await worked(machine.revert(entry.id, people[who] as Actor))).toBe(may);
      if (!may) return;
      entry.state = 'reverted';
      said(model, entry.id, 'reverted');
    }),
  recover: (pick: number) =>
    onOne(pick, async (entry, model) => {
      await world.store.transaction(() => machine.recover(entry.id));
      if (entry.state !== 'active' && entry.state !== 'proposed') return;
      entry.state = 'recovered';
      said(model, entry.id, 'recovered');
    }),
  pass:
    (days: number): Step =>
    async (model) => {
      model.now += days * DAY_MINUTES;
      world.clock.pass(days * DAY_MINUTES);
    },
  expire: (): Step => async (model) => {
    await world.approvals.expire();
    await machine.expire();
    for (const entry of model.entries) {
      if (entry.state === 'proposed' && model.now >= entry.proposedUntil) {
        entry.state = 'lapsed';
        said(model, entry.id, 'lapsed');
      }
      if (entry.state === 'active' && model.now >= entry.activeUntil) {
        entry.state = 'expired';
        said(model, entry.id, 'expired');
      }
    }
  },
};

const who = fc.nat({ max: 1 });
const pick = fc.nat({ max: 5 });
const anyStep = fc.oneof(
  fc
    .tuple(fc.nat({ max: 2 }), who)
    .map(([drift, asker]) => ({ name: `propose ${drift}`, run: steps.propose(drift, asker) })),
  fc.tuple(pick, who).map(([n, one]) => ({ name: `approve ${n} by ${one}`, run: steps.approve(n, one) })),
  fc.tuple(pick, who).map(([n, one]) => ({ name: `approve ${n} by ${one}`, run: steps.approve(n, one) })),
  fc.tuple(pick, who).map(([n, one]) => ({ name: `reject ${n} by ${one}`, run: steps.reject(n, one) })),
  fc.tuple(pick, who).map(([n, one]) => ({ name: `revert ${n} by ${one}`, run: steps.revert(n, one) })),
  pick.map((n) => ({ name: `recover ${n}`, run: steps.recover(n) })),
  fc.constantFrom(1, 2, 4, 8, 15).map((days) => ({ name: `${days} days`, run: steps.pass(days) })),
  fc.constant({ name: 'expire', run: steps.expire() }),
);

/** What is in force is exactly what the last states say, within the bounds. */
async function checkForce(model: Model): Promise<void> {
  const live = model.entries.filter((entry) => isLive(model, entry));
  const discount = live.some((entry) => metricOf(entry) === 'liquidity');
  const multiplier = (await world.offers.effective('ON', 'Toronto'))?.multiplier_bp;
  expect(multiplier).toBe(discount ? MULTIPLIER - 200 : MULTIPLIER);
  const hours = live.some((entry) => metricOf(entry) === 'blocking_rate');
  const windows = (await world.policy.effective('ON', 'Toronto'))?.rules.contact_windows_local ?? [];
  expect(windows[0]?.end).toBe(hours ? '21:00' : '20:00');
  expect(windows.at(-1)).toMatchObject({ start: '10:00', end: '18:00' });
}

/** Each is in the state that it must be in, and all of it is in the audit log. */
async function check(model: Model): Promise<void> {
  const stored: Throttle[] = await throttleModel(world.store.connection).find().lean();
  const byId = new Map(stored.map((throttle) => [throttle._id, throttle.state]));
  expect(model.entries.map(({ id }) => byId.get(id))).toEqual(model.entries.map(({ state }) => state));
  for (const effect of Object.values(EFFECTS))
    expect(
      stored.filter((one) => one.state === 'active' && one.effect.kind === effect.kind).length,
    ).toBeLessThan(2);
  const entries = await world.store.connection
    .collection('audit_entry')
    .find({ 'thing.kind': 'throttle' })
    .toArray();
  const lines = entries.map(({ thing, action }) => `${(thing as { id: string }).id} ${String(action)}`);
  expect(lines.sort()).toEqual([...model.audited].sort());
}

test(
  `when ${SEQUENCES} sequences of proposals, decisions, reverts, expiry and recovery are played, then what is in force is what the last states say`,
  async () => {
    const ends = new Set<ThrottleState>();
    const { connection } = world.store;
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 14 }), async (sequence) => {
        world.clock.set(BEGIN);
        for (const name of ['tripwire_throttle', 'tripwire_alert', 'proposal', 'audit_entry'])
          await connection.collection(name).deleteMany({});
        await world.policy.settingsChanged();
        const model: Model = { now: 0, entries: [], audited: [] };
        await steps.propose(0, 0)(model);
        for (const step of sequence) {
          await step.run(model);
          await checkForce(model);
        }
        await check(model);
        for (const { state } of model.entries) ends.add(state);
      }),
      { numRuns: SEQUENCES, seed: 7, endOnFailure: SEQUENCES < 100 },
    );
    // A proof in which nothing happened is none.
    expect([...ends].sort()).toEqual(
      ['active', 'expired', 'lapsed', 'proposed', 'recovered', 'rejected', 'reverted', 'superseded'].sort(),
    );
  },
  PROOF_MS,
);
