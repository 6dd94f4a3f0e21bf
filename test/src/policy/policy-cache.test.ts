import { type Connection } from 'mongoose';
import { type Areas } from '../../../src/areas';
import { type Transaction } from '../../../src/contract/ports';
import { marketPolicyModel } from '../../../src/policy/market-policy.model';
import { SEEDED_RULES } from '../../../src/policy/policy-rules.schema';
import { policyRevisionModel } from '../../../src/policy/policy-revision.model';
import { MANAGER, openAreas, type TestAreas } from '../../support/areas';

const TEN = '2026-12-02T15:00:00Z';
/** What the issue allows; the cache itself looks after 400 ms. */
const WITHIN_MS = 1000;

let here: TestAreas;
/** The same product as another process has it: own connection, own cache. */
let connection: Connection;
let there: Areas;
let inTransaction: Transaction;
beforeAll(async () => {
  here = await openAreas(TEN);
  ({ connection, transaction: inTransaction } = await here.store.connectAgain());
  there = here.another({ connection, transaction: inTransaction });
});
afterAll(async () => {
  await connection.close();
  await here.close();
});

const ask = (areas: Areas) => areas.policy.askGate({ channel: 'SMS', province: 'ON' });
const set = (enabled: boolean) =>
  here.policy.upsert(MANAGER, {
    province: 'ON',
    market: 'ALL',
    enabled,
    rules: SEEDED_RULES,
    reason: 'test',
  });

describe('the cache of policies', () => {
  test('when one process changes a policy, then it itself sees it at once, and another within a second', async () => {
    for (const enabled of [false, true, false, true]) {
      await ask(there);
      await set(enabled);
      expect(await ask(here)).toMatchObject({ ok: enabled });
      const changedAt = performance.now();
      while ((await ask(there)).ok !== enabled) {
        expect(performance.now() - changedAt).toBeLessThan(WITHIN_MS);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
  });

  test('when what is kept is given out, then nobody can change it, in all its depth', async () => {
    const rules = (await here.policy.stored('ON', 'ALL'))?.rules;
    expect(() => rules?.contact_windows_local[0]?.days.push(6)).toThrow(TypeError);
    expect(() => Object.assign(rules?.contact_windows_local[0] ?? {}, { end: '23:59' })).toThrow(TypeError);
  });

  test('when a decision is made in a transaction, then it knows what was committed before, at once', async () => {
    for (const enabled of [false, true]) {
      await ask(there);
      await set(enabled);
      expect(await inTransaction(() => ask(there))).toMatchObject({ ok: enabled });
      const clock = await inTransaction(() =>
        there.policy.clockAt({ province: 'ON', market: 'ALL', timezones: ['America/Toronto'] }),
      );
      expect(clock.opens('SMS', new Date(TEN)) !== null).toBe(enabled);
    }
  });

  test('when a change is undone with its transaction, then nobody ever judges by it', async () => {
    const undone = here.store.transaction(async () => {
      expect(await ask(here)).toMatchObject({ ok: true });
      await set(false);
      expect(await ask(here)).toMatchObject({ ok: false, reason: 'policy_disabled' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await ask(here)).toMatchObject({ ok: true });
    expect(await inTransaction(() => ask(there))).toMatchObject({ ok: true });
  });

  test('when nothing has changed, then a minute long only the revision is read, and a burst reads it once', async () => {
    const reads = { policies: 0, revisions: 0 };
    connection.set('debug', (collection: string) => {
      if (collection === marketPolicyModel(connection).collection.name) reads.policies++;
      if (collection === policyRevisionModel(connection).collection.name) reads.revisions++;
    });
    await new Promise((resolve) => setTimeout(resolve, 450));
    await ask(there);
    const before = { ...reads };
    await Promise.all(Array.from({ length: 50 }, () => ask(there)));
    expect(reads).toEqual(before);
    await inTransaction(async () => {
      await ask(there);
      await ask(there);
    });
    expect(reads.policies).toBe(before.policies);
    expect(reads.revisions).toBe(before.revisions + 1);
    connection.set('debug', false);
  });

  test('when the revision cannot be compared, then the answer is no, in and out of transactions', async () => {
    await ask(there);
    const find = jest
      .spyOn(policyRevisionModel(connection).collection, 'findOne')
      .mockRejectedValue(new Error('the store does not answer'));
    expect(await inTransaction(() => ask(there))).toMatchObject({ ok: false, reason: 'gate_error' });
    await new Promise((resolve) => setTimeout(resolve, 450));
    expect(await ask(there)).toMatchObject({ ok: false, reason: 'gate_error', next_open: null });
    find.mockRestore();
    expect(await ask(there)).toMatchObject({ ok: true });
  });

  test('when the revision is gone, then every decision reads the policies', async () => {
    await policyRevisionModel(connection).deleteMany({});
    await set(true);
    await policyRevisionModel(connection).deleteMany({});
    await ask(there);
    await marketPolicyModel(connection).updateOne({ _id: 'ON:ALL' }, { $set: { enabled: false } });
    expect(await inTransaction(() => ask(there))).toMatchObject({ reason: 'policy_disabled' });
    await here.policy.seed();
    expect(await policyRevisionModel(connection).countDocuments({})).toBe(1);
  });
});

const ON = { province: 'ON', market: 'ALL' } as const;
const NUMBER = '+14165550134';
const texts = async (areas: Areas) => (await areas.ladder.settingsAt(ON)).autoSms;
const offers = async (areas: Areas) => (await areas.offers.stored('ON', 'ALL'))?.enabled === true;
const cold = async (areas: Areas) => (await areas.buyers.coldGate.modeAt(ON)) === 'block';

describe('settings that are kept as policies are', () => {
  test.each([
    {
      what: 'texts by themselves',
      get: texts,
      set: (auto_sms: boolean) => here.ladder.set(MANAGER, { ...ON, auto_sms }),
    },
    {
      what: 'the offer policy',
      get: offers,
      set: (enabled: boolean) => here.offers.upsert(MANAGER, { ...ON, enabled }),
    },
    {
      what: 'the cold gate',
      get: cold,
      set: (isOn: boolean) =>
        here.buyers.coldGate.set(MANAGER, { ...ON, mode: isOn ? 'block' : 'off', reason: 'test' }),
    },
  ])('when $what changes, then the next transaction of any process goes by it', async ({ get, set }) => {
    for (const value of [true, false, true]) {
      await set(value);
      expect(await inTransaction(() => get(there))).toBe(value);
      expect(await here.store.transaction(() => get(here))).toBe(value);
      expect(await get(there)).toBe(value);
    }
    const undone = here.store.transaction(async () => {
      expect(await get(here)).toBe(true);
      await set(false);
      expect(await get(here)).toBe(false);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await here.store.transaction(() => get(here))).toBe(true);
  });

  test('when the first list of numbers is imported, then the next decision is by it', async () => {
    await set(true);
    const call = () => there.policy.askGate({ channel: 'CALL', province: 'ON', to: NUMBER });
    expect(await inTransaction(call)).toMatchObject({ reason: 'within_window' });
    async function* lines() {
      yield NUMBER;
    }
    await here.policy.importDncl(MANAGER, { lines: lines(), listDate: '2026-11-30' });
    expect(await inTransaction(call)).toMatchObject({ ok: false, reason: 'do_not_call' });
  });

  test('when nothing has changed, then they are read once', async () => {
    const all = async () => [await texts(here), await offers(here), await cold(here), await texts(here)];
    await here.store.transaction(all);
    const reads: string[] = [];
    here.store.connection.set('debug', (collection: string) => void reads.push(collection));
    await here.store.transaction(all);
    here.store.connection.set('debug', false);
    expect(reads).toEqual(['policy_revision']);
  });
});
