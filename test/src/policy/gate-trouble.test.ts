import { type Areas } from '../../../src/areas';
import { contactAddressModel } from '../../../src/policy/contact-address.model';
import { marketPolicyModel } from '../../../src/policy/market-policy.model';
import { explain } from '../../../src/policy/explain.rules';
import { openAreas, type TestAreas } from '../../support/areas';

const TEN = '2026-12-02T15:00:00Z';
const ANNA = '+14165550134';

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

async function said(areas: Areas, more: object = {}) {
  const decision = await areas.policy.askGate({ channel: 'SMS', province: 'ON', ...more });
  expect(decision.ok).toBe(false);
  return `${decision.reason}: ${explain(decision, 'en').join(' ')}`;
}

describe('trouble around the gate', () => {
  test('when the zone data are stale, then no, and that is said', async () => {
    expect(await said(world.another({ zoneDataIsRight: false }))).toContain(
      'gate_error: No: the rules could not',
    );
    expect(await said(world.another({ zoneDataIsRight: false }))).toContain('time-zone data are out of date');
  });

  test('when the clock has jumped, then no, and that is said', async () => {
    expect(await said(world.another({ clockIsSteady: () => false }))).toContain('The clock has jumped');
  });

  test('when the clock cannot be read, then no', async () => {
    const clock = { now: () => new Date(NaN) };
    expect(await said(world.another({ clock }))).toContain('The time that was asked about is none');
  });

  test.each([
    [{ contact_windows_local: 'always' }, 'The contact windows of the policy cannot be read.'],
    [{ blackout_dates: ['Christmas'] }, 'A blackout date of the policy cannot be read.'],
    [{ channels_allowed: null }, 'The channels of the policy cannot be read.'],
    [{ min_lead_score_to_contact: 'low' }, 'The least score of the policy cannot be read.'],
    [{ holidays: 3 }, 'The holiday rule of the policy cannot be read.'],
  ])('when the stored rules have %j, then no, and that is said', async (broken, expected) => {
    const policies = marketPolicyModel(world.store.connection);
    const right = (await policies.findById('PE:ALL').lean())?.rules;
    await policies.updateOne({ _id: 'PE:ALL' }, { $set: { rules: { ...right, ...broken } } });
    expect(await said(world.another(), { province: 'PE' })).toContain(expected);
    await policies.updateOne({ _id: 'PE:ALL' }, { $set: { rules: right } });
  });

  test('when consent on record has no readable date, then there is none; a wish not to be called binds', async () => {
    const addresses = contactAddressModel(world.store.connection).collection;
    await addresses.insertOne({
      _id: ANNA as never,
      suppressions: [{ channel: 'CALL', cause: 'manual', at: 'one day' }],
      consents: [{ basis: 'express', at: 'yesterday', evidence: 'x', recorded_by: 'x' }],
    });
    expect(await said(world, { to: ANNA })).toMatch(/^(no_consent|gate_error)/);
    expect(await said(world, { to: ANNA, channel: 'CALL' })).toMatch(/^(do_not_call|gate_error)/);
  });

  test('when a lead has no address for the channel, then nobody consented there', async () => {
    const { lead } = await world.leads.intake(
      { name: 'Jim', phone: ANNA, region: 'ON', source: 'web_form' },
      { kind: 'slack', id: 'U0', role: 'agent' },
      'i1',
    );
    expect(await said(world, { channel: 'EMAIL', leadId: lead._id })).toContain('no_consent');
  });

  test('when the store does not answer, then no, and that is said', async () => {
    const broken = await openAreas(TEN);
    await broken.store.close();
    expect(await said(broken)).toMatch(/gate_error: .*(The store does not answer|nobody foresaw)/);
    await broken.twilio.close();
  });
});
