import { cents } from '../../../src/money';
import { offerEvidenceModel } from '../../../src/offers/offer-evidence.model';
import { type OfferQuestion } from '../../../src/offers/compute-offer';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../support/areas';

let areas: TestAreas;

beforeAll(async () => {
  areas = await openAreas('2026-12-02T15:00:00Z');
  await areas.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: true });
});
afterAll(() => areas.close());

const compute = (more: Partial<OfferQuestion> = {}) =>
  areas.offers.compute(
    {
      province: 'ON',
      market: 'Toronto',
      arv: cents(450_000_00),
      repairs: cents(50_000_00),
      holding_cost: cents(0),
      ...more,
    },
    CALLER,
  );
const evidence = () => offerEvidenceModel(areas.store.connection);
const kpi = (filter: object = {}) =>
  areas.store.connection
    .collection('kpi_event')
    .find({ metric: 'offer_generated', ...filter })
    .toArray();

describe('computing an offer', () => {
  test('when the store is new, then all 13 provinces are disabled, and seeding again changes nothing', async () => {
    await areas.offers.seed();
    const policies = await areas.offers.list();
    expect(policies).toHaveLength(13);
    expect(policies.filter((policy) => policy.enabled).map((policy) => policy._id)).toEqual(['ON:ALL']);
    expect(policies[0]).toMatchObject({
      multiplier_bp: 7_000,
      default_fees_buffer: 2_500_00,
      default_assignment_fee: 10_000_00,
    });
  });

  test('when the policy is enabled, then the evidence holds everything that it rests on', async () => {
    const assumptions = { source: 'MLS', $where: 1, 'a.b': [null, { deep: true }] };
    const { calc, evidence_id, policy } = await compute({
      comps: [{ address: '14 King St', price: 455_000 }],
      assumptions,
      stated_mao: 1_00,
      correlation_id: 'leadflow:L-1',
    });
    expect(calc.mao).toBe(262_500_00);
    expect(await evidence().findById(evidence_id).lean()).toEqual({
      _id: evidence_id,
      province: 'ON',
      market: 'Toronto',
      property_type: 'SFR',
      policy_id: 'ON:ALL',
      policy_version: policy.version,
      inputs: {
        arv: 450_000_00,
        repairs: 50_000_00,
        holding_cost: 0,
        fees_buffer: 2_500_00,
        assignment_fee: 10_000_00,
        multiplier_bp: 7_000,
      },
      calc,
      comps: [{ address: '14 King St', price: 455_000 }],
      assumptions,
      stated_mao: 1_00,
      asked_by: 'slack:U0CALLER',
      correlation_id: 'leadflow:L-1',
      created_at: areas.clock.now(),
    });
    expect(await kpi({ correlation_id: 'leadflow:L-1' })).toMatchObject([
      { detail: { evidence_id, province: 'ON' }, success: true },
    ]);
  });

  test('when the policy changes later, then the evidence stays as it was', async () => {
    const { evidence_id } = await compute();
    const before = await evidence().findById(evidence_id).lean();
    await areas.offers.upsert(MANAGER, {
      province: 'ON',
      market: 'ALL',
      default_fees_buffer: cents(3_000_00),
    });
    expect((await compute()).calc.mao).toBe(262_000_00);
    expect(await evidence().findById(evidence_id).lean()).toEqual(before);
    await areas.offers.upsert(MANAGER, {
      province: 'ON',
      market: 'ALL',
      default_fees_buffer: cents(2_500_00),
    });
  });

  test('when the policy is disabled, then it is refused with its reason and nothing is written', async () => {
    const [events, records] = [(await kpi()).length, await evidence().countDocuments()];
    await expect(compute({ province: 'QC', market: 'Laval' })).rejects.toMatchObject({
      code: 'refused',
      details: { reason: 'offer_policy_disabled' },
      message: expect.stringContaining('{"province":"QC","enabled":true}') as string,
    });
    expect([(await kpi()).length, await evidence().countDocuments()]).toEqual([events, records]);
  });

  test('when the market’s own policy is disabled, then it does not fall through, and the refusal names that one', async () => {
    await areas.offers.upsert(MANAGER, { province: 'ON', market: 'Ottawa', enabled: false });
    await expect(compute({ market: 'ottawa' })).rejects.toMatchObject({
      message: expect.stringContaining('{"province":"ON","market":"OTTAWA","enabled":true}') as string,
    });
    expect((await compute({ market: 'Toronto' })).policy._id).toBe('ON:ALL');
  });
});

describe('changing an offer policy', () => {
  test('when something is given, then it is a new version, audited with before and after by the one who asked', async () => {
    const after = await areas.offers.upsert(MANAGER, {
      province: 'BC',
      market: 'ALL',
      enabled: true,
      changed_by: 'Ann',
      reason: 'start',
    });
    expect(after).toMatchObject({ version: 2, enabled: true, multiplier_bp: 7_000, changed_by: 'Ann' });
    const [entry] = await areas.store.connection
      .collection('audit_entry')
      .find({ 'thing.id': 'BC:ALL' })
      .toArray();
    expect(entry).toMatchObject({
      actor: 'slack:U0MANAGER',
      action: 'offer_policy.upsert',
      reason: 'start',
      changed_by: 'Ann',
      before: { version: 1, enabled: false },
      after: { version: 2, enabled: true },
    });
  });

  test('when it says what is in force already, then it is no new version and nothing is audited', async () => {
    const same = { province: 'MB', market: 'ALL', enabled: false, multiplier_bp: 7_000 } as const;
    expect(await areas.offers.upsert(MANAGER, same)).toMatchObject({ version: 1, changed_by: 'system:seed' });
    expect(await areas.auditLog.of('MB:ALL', 5)).toEqual([]);
    expect(await areas.offers.upsert(MANAGER, { ...same, market: 'Winnipeg' })).toMatchObject({ version: 1 });
  });

  test('when a multiplier would rise, also by way of a market’s own policy, then a second person is needed', async () => {
    for (const market of ['ALL', 'Surrey']) {
      await expect(
        areas.offers.upsert(MANAGER, { province: 'BC', market, multiplier_bp: 7_001 }),
      ).rejects.toMatchObject({
        code: 'refused',
        details: { reason: 'second_person_needed' },
      });
    }
    expect(
      await areas.offers.upsert(MANAGER, { province: 'BC', market: 'Surrey', multiplier_bp: 6_800 }),
    ).toMatchObject({ version: 1, market: 'SURREY' });
    await expect(
      areas.offers.upsert(MANAGER, { province: 'BC', market: 'Surrey', multiplier_bp: 7_000 }),
    ).rejects.toMatchObject({ code: 'refused' });
  });

  test('when two change it at once, then both are there, one version after the other', async () => {
    const both = await Promise.all([
      areas.offers.upsert(MANAGER, { province: 'AB', market: 'ALL', default_fees_buffer: cents(100) }),
      areas
        .another()
        .offers.upsert(CALLER, { province: 'AB', market: 'ALL', default_assignment_fee: cents(200) }),
    ]);
    expect(both.map(({ version }) => version).sort()).toEqual([2, 3]);
    expect(await areas.offers.effective('AB', 'Calgary')).toMatchObject({
      version: 3,
      default_fees_buffer: 100,
      default_assignment_fee: 200,
    });
  });
});
