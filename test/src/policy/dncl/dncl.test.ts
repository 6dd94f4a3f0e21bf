import { auditEntryModel } from '../../../../src/audit/audit-entry.model';
import { goLiveModel } from '../../../../src/governance/go-live/go-live.model';
import { dnclAreaModel, dnclBlockModel } from '../../../../src/policy/dncl/dncl.model';
import { explain } from '../../../../src/policy/explain.rules';
import { MANAGER, openAreas, type TestAreas } from '../../../support/areas';

const TEN = '2026-12-02T15:00:00Z';
const LISTED = '+14165550134';
const FREE = '+14165550135';

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

const call = async (to: string, at = TEN) =>
  (await world.policy.askGate({ channel: 'CALL', province: 'ON', to, when: { at: new Date(at) } })).reason;

async function* lines(...texts: string[]) {
  yield* texts;
}
const take = (listDate: string, ...texts: string[]) =>
  world.policy.importDncl(MANAGER, { lines: lines(...texts), listDate });

describe('the National Do Not Call List', () => {
  test('when nothing was imported and Twilio is none, then no check is needed; with a real one it is', async () => {
    expect(await call(FREE)).toBe('within_window');
    const real = world.another({ isSandbox: { slack: true, twilio: false, sendgrid: true } });
    const by = { on: true, changed_by: 'test', changed_at: new Date(TEN) };
    await goLiveModel(world.store.connection).create([
      { _id: 'GLOBAL', ...by },
      { _id: 'ON', ...by },
    ]);
    const asked = { channel: 'CALL' as const, province: 'ON' as const, to: FREE };
    expect(await real.policy.askGate(asked)).toMatchObject({ reason: 'dncl_check_missing' });
  });

  test('when a copy was imported, then who is on it is not called, who is not is, others are unchecked', async () => {
    expect(
      await take('2026-11-20', 'Area,Number', '416,5550134', '"647";"5550100"', '', '4165550199'),
    ).toEqual({
      areas: 2,
      numbers: 3,
    });
    expect(await call(LISTED)).toBe('do_not_call');
    expect(await call('+16475550100')).toBe('do_not_call');
    expect(await call(FREE)).toBe('within_window');
    expect(await call('+19055550100')).toBe('dncl_check_missing');
    const decision = await world.policy.askGate({ channel: 'CALL', province: 'ON', to: LISTED });
    expect(explain(decision, 'en')).toContain(
      'The number is on the National Do Not Call List, and no exemption holds.',
    );
    expect(
      await auditEntryModel(world.store.connection).findOne({ action: 'dncl.import' }).lean(),
    ).toMatchObject({
      actor: 'slack:U0MANAGER',
      thing: { id: '416,647' },
      after: { list_date: '2026-11-20', numbers: 3 },
    });
  });

  test('when a copy is 31 days old, then it may be used, on the day after not; a registration binds for ever', async () => {
    await take('2026-11-20', '4165550134');
    expect(await call(FREE, '2026-12-21T15:00:00Z')).toBe('within_window');
    expect(await call(FREE, '2026-12-22T15:00:00Z')).toBe('dncl_check_missing');
    expect(await call(LISTED, '2027-06-01T15:00:00Z')).toBe('do_not_call');
  });

  test.each([
    ['inquiry', '2026-06-03T15:00:00Z', '2026-06-01T15:00:00Z'],
    ['purchase', '2025-06-03T15:00:00Z', '2025-06-01T15:00:00Z'],
    ['contract', '2025-06-03T15:00:00Z', '2025-06-01T15:00:00Z'],
    ['express', '2020-06-03T15:00:00Z', null],
  ] as const)(
    'when %s of %s exempts, then a listed number may be called, by one of %s not',
    async (basis, young, old) => {
      await take('2026-11-20', '4165550134');
      const record = (at: string) =>
        world.policy.recordConsent(LISTED, {
          basis,
          at: new Date(at),
          evidence: 'file',
          recorded_by: 'test',
        });
      if (old !== null) {
        await record(old);
        expect(await call(LISTED)).toBe('do_not_call');
      }
      await record(young);
      expect(await call(LISTED)).toBe('within_window');
      await world.policy.suppress(LISTED, ['CALL'], { cause: 'manual', at: new Date(TEN) });
      expect(await call(LISTED)).toBe('do_not_call');
    },
  );

  test('when a copy is imported again or a newer one, then it takes the old one’s place and leaves nothing', async () => {
    const file = ['4165550134', '4165560134', '6475550100'];
    await take('2026-11-20', ...file);
    await take('2026-11-20', ...file);
    expect(await dnclBlockModel(world.store.connection).countDocuments({})).toBe(3);
    expect(await call(LISTED)).toBe('do_not_call');
    await take('2026-11-25', '4165550135');
    expect(await call(LISTED)).toBe('within_window');
    expect(await call(FREE)).toBe('do_not_call');
    expect(await call('+16475550100')).toBe('do_not_call');
    expect(await dnclAreaModel(world.store.connection).find({}).sort({ _id: 1 }).lean()).toMatchObject([
      { _id: '416', list_date: '2026-11-25', count: 1 },
      { _id: '647', list_date: '2026-11-20', count: 1 },
    ]);
    expect(await dnclBlockModel(world.store.connection).countDocuments({})).toBe(2);
    await expect(take('2026-11-24', '4165550134')).rejects.toMatchObject({ code: 'conflict' });
  });

  test('when an import ended in the middle, then nothing of it counts and the next one clears it away', async () => {
    await take('2026-11-20', '4165550134');
    const { connection } = world.store;
    await dnclAreaModel(connection).updateOne({ _id: '416' }, { $set: { writing: 'lost' } });
    await dnclBlockModel(connection).create([
      { _id: 'lost:416555', copy: 'lost', bits: Buffer.alloc(1250, 255) },
    ]);
    expect(await call(FREE)).toBe('within_window');
    await take('2026-11-20', '4165550134');
    expect(await dnclBlockModel(connection).countDocuments({})).toBe(1);
  });

  test('when two import at once, then one copy is whole', async () => {
    const both = await Promise.allSettled([
      take('2026-11-20', '4165550134'),
      take('2026-11-20', '4165550134'),
    ]);
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await call(LISTED)).toBe('do_not_call');
  });

  test.each([
    [
      ['4165550134', 'jane', '416555013'],
      'line 2: "jane" is no number. Example: 4165550134, or 416,5550134 line 3: "416555013" is no number.',
    ],
    [['1165550134'], 'line 1'],
    [['Area,Number'], 'file: holds no number'],
    [Array.from({ length: 25 }, () => 'x1'), 'file: and 5 more lines like these'],
  ])('when the file has %j, then each wrong line is named and nothing stored', async (texts, expected) => {
    await expect(take('2026-11-20', ...texts)).rejects.toThrow(expected);
    expect(await dnclAreaModel(world.store.connection).countDocuments({})).toBe(0);
  });

  test.each(['2026-13-01', '2026-12-03', 'today'])(
    'when the date is %s, then it is refused',
    async (date) => {
      await expect(take(date, '4165550134')).rejects.toThrow(/^date: .* Example: 2026-12-02$/);
    },
  );

  test('when a list is long, then it is read line by line and kept small', async () => {
    async function* many() {
      for (let n = 0; n < 300_000; n++)
        yield `416${200 + Math.floor(n / 10_000)}${String(n % 10_000).padStart(4, '0')}`;
    }
    const taken = await world.policy.importDncl(MANAGER, { lines: many(), listDate: '2026-11-20' });
    expect(taken).toEqual({ areas: 1, numbers: 300_000 });
    expect(await dnclBlockModel(world.store.connection).countDocuments({})).toBe(30);
  }, 60_000);
});
