import { explain } from '../../../src/policy/explain.rules';
import { type ConsentBasis } from '../../../src/policy/consent.rules';
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

const ask = (channel: 'SMS' | 'CALL', at = TEN) =>
  world.policy.askGate({ channel, province: 'ON', to: ANNA, when: { at: new Date(at) } });
const consent = (basis: ConsentBasis, at: string) =>
  world.policy.recordConsent(ANNA, { basis, at: new Date(at), evidence: 'Sam Lee', recorded_by: 'test' });
const text = (key: string) =>
  world.outreach.ask(
    {
      intent_key: key,
      channel: 'SMS',
      to: ANNA,
      contact: 'L-1',
      body: 'Hi',
      template: 'custom',
      province: 'ON',
      market: 'ALL',
      timezones: ['America/Toronto'],
      whenClosed: 'refuse',
    },
    MANAGER,
  );

describe('consent at the gate', () => {
  test('when somebody was referred, then one message goes, however many were asked for', async () => {
    await consent('referral', '2026-12-01T15:00:00Z');
    expect(explain(await ask('SMS'), 'en').join(' ')).toContain('it carries this first message only');
    await text('a');
    await text('b');
    await world.outreach.dispatch();
    await world.outreach.dispatch();
    expect(world.accepted()).toHaveLength(1);
    const after = await ask('SMS');
    expect(after.reason).toBe('no_consent');
    expect(explain(after, 'en').join(' ')).toContain('carried one message, and that was sent');
    await consent('inquiry', '2026-12-02T14:00:00Z');
    expect((await ask('SMS')).reason).toBe('within_window');
  });

  test('when several consents are on record, then the one that lasts longest is told', async () => {
    await consent('inquiry', '2026-11-02T15:00:00Z');
    await consent('contract', '2025-12-02T15:00:00Z');
    expect(explain(await ask('SMS'), 'en')).toContain(
      'Consent: a contract of 2025-12-02; it ends on 2027-12-02.',
    );
    expect((await ask('SMS', '2027-12-02T14:59:00Z')).ok).toBe(true);
    expect((await ask('SMS', '2027-12-02T15:01:00Z')).reason).toBe('no_consent');
  });

  test('when somebody asked not to be called, then for three years and fourteen days of the calendar', async () => {
    await world.policy.suppress(ANNA, ['CALL'], { cause: 'request', at: new Date('2027-03-01T15:00:00Z') });
    // 2028 is a leap year: 3 × 365 + 14 days would end on 14 March.
    expect((await ask('CALL', '2030-03-14T16:00:00Z')).reason).toBe('do_not_call');
    expect((await ask('CALL', '2030-03-15T14:59:00Z')).reason).toBe('do_not_call');
    expect((await ask('CALL', '2030-03-15T15:00:00Z')).reason).toBe('within_window');
  });

  test('when the wish is said again later, then the time begins again', async () => {
    for (const at of ['2027-03-01T15:00:00Z', '2029-03-01T15:00:00Z']) {
      await world.policy.suppress(ANNA, ['CALL'], { cause: 'request', at: new Date(at) });
    }
    expect((await ask('CALL', '2032-03-01T16:00:00Z')).reason).toBe('do_not_call');
  });

  test('when calls were made by tasks, then they count towards the limits', async () => {
    const rules = { ...SEEDED_RULES, max_contacts_per_day: 1 };
    await world.policy.upsert(MANAGER, {
      province: 'ON',
      market: 'ALL',
      enabled: true,
      rules,
      reason: 'test',
    });
    const facts = { name: 'Anna', phone: ANNA, region: 'ON', source: 'web_form' };
    const { lead } = await world.leads.intake(facts, CALLER, 'i1');
    const tasks = await world.ladder.create(lead, {}, CALLER);
    const task = tasks.find(({ channel }) => channel === 'CALL');
    expect((await ask('SMS')).ok).toBe(true);
    await world.ladder.complete(task?._id as never, 'no_answer', CALLER);
    const capped = await ask('SMS');
    expect(capped).toMatchObject({
      reason: 'contact_cap_reached',
      next_open: new Date('2026-12-03T14:00:00Z'),
    });
    await world.policy.upsert(MANAGER, {
      province: 'ON',
      market: 'ALL',
      enabled: true,
      rules: SEEDED_RULES,
      reason: 'back',
    });
  });
});
