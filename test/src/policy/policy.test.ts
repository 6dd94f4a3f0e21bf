import { auditEntryModel } from '../../../src/audit/audit-entry.model';
import { contactAddressModel } from '../../../src/policy/contact-address.model';
import { marketPolicyModel } from '../../../src/policy/market-policy.model';
import { SEEDED_RULES } from '../../../src/policy/policy-rules.schema';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../support/areas';

const TEN = '2026-12-02T15:00:00Z';
const ANNA = '+14165550134';

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

const change = {
  province: 'NS' as const,
  market: 'ALL',
  enabled: true,
  rules: SEEDED_RULES,
  reason: 'because',
};

describe('market policies', () => {
  test('when seeded, also by two at once, then there are 13; what somebody edited stays', async () => {
    const rules = { ...SEEDED_RULES, min_lead_score_to_contact: 0.1 };
    await world.policy.upsert(MANAGER, { ...change, province: 'YT', rules });
    await Promise.all([world.policy.seed(), world.another().policy.seed()]);
    expect(await world.policy.list()).toHaveLength(13);
    expect(await world.policy.effective('YT', 'ALL')).toMatchObject({ version: 2, rules });
    expect(await world.policy.effective('PE', 'ALL')).toMatchObject({
      version: 1,
      enabled: true,
      rules: SEEDED_RULES,
    });
  });

  test('when changed by five at once, then each is a version of its own, with before and after on record', async () => {
    await Promise.all(
      [1, 2, 3, 4, 5].map((n) => world.policy.upsert(MANAGER, { ...change, reason: `r${n}` })),
    );
    expect((await world.policy.effective('NS', 'ALL'))?.version).toBe(6);
    const entries = await auditEntryModel(world.store.connection).find({ action: 'policy.upsert' }).lean();
    const versions = entries.map(({ before, after }) => [version(before), version(after)]);
    expect(versions.toSorted()).toEqual([1, 2, 3, 4, 5].map((n) => [n, n + 1]));
    expect(entries[0]).toMatchObject({
      actor: 'slack:U0MANAGER',
      thing: { kind: 'market_policy', id: 'NS:ALL' },
    });
  });

  test('when a change cannot tell those who depend on it, then nothing of it is kept', async () => {
    const broken = world.another({
      clock: {
        now: () => {
          throw new Error('no clock');
        },
      },
    });
    await expect(broken.policy.upsert(MANAGER, { ...change, province: 'NB' })).rejects.toThrow('no clock');
    expect(await marketPolicyModel(world.store.connection).findById('NB:ALL').lean()).toMatchObject({
      version: 1,
    });
  });

  test('when a market has its own, then that one is in force however it is written; disabled it denies', async () => {
    await world.policy.upsert(MANAGER, { ...change, province: 'NL', market: 'St. John’s', enabled: false });
    expect(await world.policy.effective('NL', "ST JOHN'S")).toMatchObject({
      enabled: false,
      market: "ST. JOHN'S",
    });
    expect(await world.policy.effective('NL', 'Gander')).toMatchObject({ enabled: true, market: 'ALL' });
    const asked = { channel: 'CALL' as const, province: 'NL' as const, market: "St. John's" };
    expect(await world.policy.askGate(asked)).toMatchObject({ ok: false, reason: 'policy_disabled' });
    await marketPolicyModel(world.store.connection).deleteOne({ _id: 'NL:ALL' });
    // Removed past the product: another process, which has read nothing yet.
    const { policy } = world.another();
    expect(await policy.askGate({ ...asked, market: 'Gander' })).toMatchObject({ reason: 'no_policy' });
    await world.policy.seed();
  });
});

describe('what is known of an address', () => {
  const consent = { basis: 'express' as const, at: new Date(TEN), evidence: 'form', recorded_by: 'key:crm' };

  test('when the same consent comes five times at once, then it is one', async () => {
    await Promise.all(Array.from({ length: 5 }, () => world.policy.recordConsent(ANNA, consent)));
    const record = await contactAddressModel(world.store.connection).findById(ANNA).lean();
    expect(record).toMatchObject({ consents: [consent], suppressions: [], open_attempt: null });
  });

  test('when its words look like a field of the store, then they are kept as they are', async () => {
    for (const evidence of ['$consents', '$$ROOT', '$consents']) {
      await world.policy.recordConsent(ANNA, { ...consent, evidence });
    }
    const record = await contactAddressModel(world.store.connection).findById(ANNA).lean();
    expect(record).toMatchObject({ revision: record?.consents.length });
    expect(record?.consents.slice(-2)).toEqual([
      { ...consent, evidence: '$consents' },
      { ...consent, evidence: '$$ROOT' },
    ]);
  });

  test('when suppressed twice, then the first cause and proof stay, and no empty proof is made up', async () => {
    const proof = { text: 'STOP', message_id: 'SM1' };
    await world.policy.suppress(ANNA, ['SMS'], { cause: 'request', at: new Date(TEN), proof });
    expect(await world.policy.suppress(ANNA, ['SMS', 'CALL'], { cause: 'manual', at: new Date() })).toEqual([
      'CALL',
    ]);
    const record = await contactAddressModel(world.store.connection).findById(ANNA).lean();
    expect(record?.suppressions[0]).toEqual({ channel: 'SMS', cause: 'request', at: new Date(TEN), proof });
    expect(record?.suppressions[1]).not.toHaveProperty('proof');
    expect(await world.policy.liftKeywordSuppression(ANNA)).toEqual([]);
  });
});

describe('asking the gate', () => {
  const lead = (more: object = {}) =>
    world.leads.intake(
      { name: 'Anna', phone: ANNA, address: '100 Main St, Vancouver BC', source: 'web_form', ...more },
      CALLER,
      `test:${Math.random()}`,
    );

  test('when only the number of a known lead is given, then it is judged where the lead is, not by the area code', async () => {
    // 09:30 in Toronto and long before 09:00 in Vancouver.
    world.clock.set('2026-12-02T14:30:00Z');
    await lead();
    expect(await world.policy.askGate({ channel: 'SMS', to: ANNA })).toMatchObject({
      ok: false,
      reason: 'outside_legal_hours',
      policy_scope: { province: 'BC' },
      timezones: ['America/Vancouver'],
    });
    expect(await world.policy.askGate({ channel: 'CALL', to: '+14165550177' })).toMatchObject({
      policy_scope: { province: 'ON' },
    });
  });

  test('when a lead is named, then place, score and address are its own; an unknown one is not found', async () => {
    const { lead: known } = await lead({ score: 0.2 });
    world.clock.set('2026-12-02T20:00:00Z');
    expect(await world.policy.askGate({ channel: 'SMS', leadId: known._id })).toMatchObject({
      reason: 'lead_score_too_low',
    });
    await expect(world.policy.askGate({ channel: 'SMS', leadId: 'L-0' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(world.policy.askGate({ channel: 'SMS', to: 'nobody' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  test('when the store fails, then the answer is no with gate_error, and it is logged', async () => {
    const broken = await openAreas(TEN);
    await broken.store.close();
    const asked = { channel: 'SMS' as const, province: 'ON' as const };
    expect(await broken.policy.askGate(asked)).toMatchObject({
      ok: false,
      reason: 'gate_error',
      next_open: null,
    });
    expect(await broken.policy.askGate({ channel: 'SMS', leadId: 'L-1' })).toMatchObject({
      reason: 'gate_error',
    });
    expect(broken.log.lines.map((line) => line.level)).toEqual(['error', 'error']);
    await broken.twilio.close();
  });

  test('when the policy caps contacts, then what was sent counts, by the local day and by seven days', async () => {
    const capped = { ...SEEDED_RULES, max_contacts_per_day: 1, max_contacts_per_7_days: 2 };
    await world.policy.upsert(MANAGER, { ...change, province: 'MB', rules: capped });
    const sent = (sent_at: string, n: number) =>
      world.store.connection.model('Message').collection.insertOne({
        _id: `m${n}` as never,
        to: ANNA,
        intent_key: `k${n}`,
        status_token: `t${n}`,
        page_token: `p${n}`,
        sent_at: new Date(sent_at),
      });
    const ask = async () =>
      world.policy.askGate({ channel: 'CALL', province: 'MB', to: ANNA, timezone: 'America/Winnipeg' });
    expect(await ask()).toMatchObject({ ok: true });
    // 23:30 of the day before in Winnipeg.
    await sent('2026-12-02T04:30:00Z', 1);
    expect(await ask()).toMatchObject({ ok: true });
    await sent('2026-12-02T14:30:00Z', 2);
    expect(await ask()).toMatchObject({ ok: false, reason: 'contact_cap_reached' });
  });
});

function version(policy: unknown): unknown {
  return (policy as { version?: unknown }).version;
}
