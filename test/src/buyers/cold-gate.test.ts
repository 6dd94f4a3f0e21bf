import { auditEntryModel } from '../../../src/audit/audit-entry.model';
import { type BuyerId, type DealId } from '../../../src/ids';
import { cents } from '../../../src/money';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../support/areas';
import { user } from '../../commands/use-command';

let areas: TestAreas;
let last = 0;

beforeAll(async () => {
  areas = await openAreas('2026-12-02T15:00:00Z');
  await areas.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: true });
});
afterAll(() => areas.close());

const set = (market: string, mode: 'off' | 'warn' | 'block') =>
  areas.buyers.coldGate.set(MANAGER, { province: 'ON', market, mode, reason: 'a test' });
const compute = (market: string) =>
  areas.offers.compute(
    { province: 'ON', market, arv: cents(45_000_000), repairs: cents(5_000_000), holding_cost: cents(0) },
    CALLER,
  );
const leadIn = (city: string) =>
  areas.deals.leadToDeal(
    {
      name: 'Anna',
      phone: `+1416555${String(++last).padStart(4, '0')}`,
      address: `1 King St, ${city} ON`,
      source: 'slack',
    },
    { arv: cents(45_000_000), repairs: cents(5_000_000), holding_cost: cents(0) },
    CALLER,
    `test:${last}`,
  );
/** One buyer who bought: response and close rate are 1, the score is 100.5. */
const warm = (market: string) =>
  areas.buyers.recordFeedback({
    province: 'ON',
    market,
    event: 'BOUGHT',
    buyer_id: `b${++last}` as BuyerId,
    deal_id: 'd1' as DealId,
    source: 'api',
  });

describe('the cold gate', () => {
  test('when nothing was set, then a cold market is warned of, beside the offer and in its answer, in both languages', async () => {
    expect(await areas.buyers.coldGate.look('ON', 'Ottawa', 'SFR')).toMatchObject({
      mode: 'warn',
      score: 0,
      isCold: true,
    });
    expect(await user(areas).type('/offer 450k 50k ON Ottawa')).toContain(
      'Cold market: too few buyers answer here (score 0;',
    );
    expect(await user(areas, 'fr').type('/offer 450k 50k ON Ottawa')).toContain('Marché froid');
    expect((await leadIn('Ottawa')).missing).toEqual([]);
  });

  test('when a market is blocked, then no offer is made there, the lead is kept, and it is said what to do', async () => {
    await set('Hamilton', 'block');
    await expect(compute('Hamilton')).rejects.toMatchObject({ details: { reason: 'market_too_cold' } });
    const { lead, deal, missing } = await leadIn('Hamilton');
    expect(missing).toContainEqual({ part: 'offer', reason: 'market_too_cold' });
    expect(deal?.offer).toBeUndefined();
    expect(await areas.leads.find(lead._id)).toMatchObject({ market: 'Hamilton' });
    expect(await user(areas).type('/offer 450k 50k Hamilton ON')).toContain(
      'Too few buyers answer in Hamilton, ON',
    );
    expect(await user(areas, 'fr').type('/offer 450k 50k Hamilton ON')).toContain(
      'Trop peu d’acheteurs répondent',
    );
    // Its neighbour is not touched.
    expect((await compute('Ottawa')).warmth.mode).toBe('warn');

    await warm('Hamilton');
    expect((await compute('Hamilton')).warmth).toMatchObject({ mode: 'block', score: 100.5, isCold: false });
  });

  test('when a province is set, then it holds for its markets that have none of their own, and off says nothing', async () => {
    await set('ALL', 'off');
    expect(await areas.buyers.coldGate.modeAt({ province: 'ON', market: 'Toronto' })).toBe('off');
    expect(await areas.buyers.coldGate.modeAt({ province: 'ON', market: 'Hamilton' })).toBe('block');
    expect(await areas.buyers.coldGate.modeAt({ province: 'QC', market: 'ALL' })).toBe('warn');
    expect(await user(areas).type('/offer 450k 50k ON Toronto')).not.toContain('Cold market');
  });

  test('when it is set, then the audit log has who, before, after and why; the same again is no change', async () => {
    const first = await set('Mississauga', 'block');
    expect(first).toMatchObject({ version: 1, changed_by: 'slack:U0MANAGER', market: 'MISSISSAUGA' });
    expect(await set('mississauga', 'block')).toBeNull();
    await set('Mississauga', 'warn');
    const entries = await auditEntryModel(areas.store.connection)
      .find({ 'thing.id': 'ON:MISSISSAUGA' })
      .sort({ _id: 1 })
      .lean();
    expect(entries).toMatchObject([
      { action: 'cold_gate.set', reason: 'a test', after: { mode: 'block' } },
      { before: { mode: 'block' }, after: { mode: 'warn', version: 2 } },
    ]);
  });
});
