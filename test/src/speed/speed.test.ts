import { type LeadFacts } from '../../../src/leads/intake-facts.rules';
import { type Lead } from '../../../src/leads/lead.model';
import { SEEDED_RULES } from '../../../src/policy/policy-rules.schema';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../support/areas';

// A Wednesday, 10:00 in Toronto.
const TEN = '2026-12-02T15:00:00Z';
let areas: TestAreas;
let count = 0;
beforeAll(async () => {
  areas = await openAreas(TEN);
});
afterAll(() => areas.close());
beforeEach(() => areas.reset(TEN));

const take = async (more: Partial<LeadFacts> = {}, options = {}): Promise<Lead> => {
  const facts = {
    name: 'Jane Doe',
    source: 'referral',
    phone: `+1416555${2000 + ++count}`,
    address: '12 King St W, Toronto ON',
    owner: 'U0ANNA',
  };
  return (await areas.deals.leadToDeal({ ...facts, ...more }, null, CALLER, `speed:${++count}`, options))
    .lead;
};
const told = () =>
  areas.cards.all
    .filter(({ key }) => key.startsWith('speed:'))
    .map(({ channel, view }) => `${typeof channel === 'string' ? channel : channel.user}: ${view.text}`);
/** As the job does it, also in another process at once. */
const remind = () => Promise.all([areas.speed.remind(), areas.another().speed.remind()]);
const passes = async (minutes: number) => {
  areas.clock.pass(minutes);
  await remind();
};

describe('from intake to the first contact', () => {
  test('when nobody contacts a lead, then its owner is told after 5 minutes and the channel after 15, once each', async () => {
    const { _id } = await take();
    await remind();
    await passes(4);
    expect(told()).toEqual([]);
    await passes(1);
    expect(told()).toEqual([`U0ANNA: Jane Doe (${_id}) is yours and waits for a first contact`]);
    await passes(9);
    expect(told()).toHaveLength(1);
    await passes(1);
    expect(told().slice(1)).toEqual([
      expect.stringContaining('U0ANNA'),
      `tasks: Jane Doe (${_id}) still waits for a first contact`,
    ]);
    const all = told().length;
    await passes(600);
    await passes(6000);
    expect(told()).toHaveLength(all);
  });

  test('when the lead goes to another owner after the reminder, then that one is not reminded again', async () => {
    const { _id } = await take();
    await passes(5);
    await areas.deals.tend.assign(_id, 'U0BEN', CALLER);
    await passes(10);
    expect(told().filter((line) => line.startsWith('U0BEN'))).toEqual([]);
    expect(told().at(-1)).toMatch(/^tasks: /);
  });

  test('when calls are closed there, then only permitted minutes count', async () => {
    areas.clock.set('2026-12-03T00:58:00Z');
    await take();
    await passes(60);
    expect(told()).toEqual([]);
    areas.clock.set('2026-12-03T14:02:00Z');
    await remind();
    expect(told()).toEqual([]);
    await passes(1);
    expect(told()).toHaveLength(1);
  });

  test.each([
    [
      'is called, even in vain',
      async (lead: Lead) => {
        const call = (await areas.ladder.tasksOf(lead._id))[1];
        await areas.ladder.complete(call?._id as never, 'voicemail', CALLER);
      },
    ],
    ['dies', (lead: Lead) => areas.deals.tend.end(lead._id, 'sold', CALLER)],
    [
      'opts out',
      (lead: Lead) =>
        areas.outreach.receive({
          messageSid: 'SM1',
          from: lead.phone ?? '',
          to: '+15005550006',
          body: 'STOP',
        }),
    ],
  ])('when it %s, then nobody is told any more', async (_, end) => {
    await end(await take());
    await passes(60);
    expect(told()).toEqual([]);
  });

  test('when a text has gone out, then the first contact is made', async () => {
    const { _id } = await take({ source: 'web_form' });
    await areas.outreach.dispatch({ signal: new AbortController().signal });
    expect(areas.accepted()).toHaveLength(1);
    expect(await areas.speed.find(_id)).toMatchObject({ contacted_by: 'system:follow-up-ladder' });
    await passes(60);
    expect(told()).toEqual([]);
  });

  test('when it is contacted after the reminders, then both say so and by whom', async () => {
    const { _id } = await take();
    await passes(15);
    const call = (await areas.ladder.tasksOf(_id))[1];
    areas.clock.pass(2);
    await areas.ladder.complete(call?._id as never, 'reached', CALLER);
    expect(told().slice(-2)).toEqual([
      `U0ANNA: Jane Doe (${_id}) was contacted after 17 min`,
      `tasks: Jane Doe (${_id}) was contacted after 17 min`,
    ]);
    expect(JSON.stringify(areas.cards.last(`speed:${_id}`))).toContain('contacted by <@U0CALLER>');
    expect(JSON.stringify(areas.cards.last(`speed:${_id}`))).not.toContain('lead.call');
  });

  test('when nobody has it, or a system of another kind, then only the channel is told', async () => {
    await take({ owner: 'CRM team' });
    await passes(15);
    expect(told()).toEqual([expect.stringMatching(/^tasks: /)]);
  });

  test('when the lead called us, or comes from a list, or is known already, then no clock begins', async () => {
    await take({ source: 'inbound_call' });
    await take({}, { isFromList: true });
    const { phone = '', _id } = await take({ phone: '+14165550777' });
    await areas.speed.contacted(_id, 'slack:U0ANNA');
    await take({ phone });
    await passes(60);
    expect(told()).toEqual([]);
  });

  test('when the place becomes known, or the policy opens, then the time counts from intake', async () => {
    const { _id, version = 0 } = await take({ address: 'somewhere', phone: '+17825550134' });
    await passes(20);
    expect(told()).toEqual([]);
    const edit = {
      name: 'Jane Doe',
      property_type: 'SFR',
      language: 'en',
      address: '1 King St W, Toronto ON',
    };
    await areas.deals.tend.edit(_id, version, { ...edit, phone: '+14165550778' } as never, CALLER);
    await remind();
    expect(told()).toHaveLength(2);

    areas.clock.set('2026-12-06T15:00:00Z');
    const sunday = await take();
    await passes(20);
    expect(told()).toHaveLength(2);
    const daily = [{ days: [0, 1, 2, 3, 4, 5, 6], start: '10:00', end: '18:00' }];
    await areas.policy.upsert(MANAGER, {
      province: 'ON',
      market: 'ALL',
      enabled: true,
      rules: { ...SEEDED_RULES, contact_windows_local: daily },
      reason: 'Sundays too',
    } as never);
    await remind();
    expect(told().at(-1)).toContain(sunday._id);
    await areas.policy.upsert(MANAGER, {
      province: 'ON',
      market: 'ALL',
      enabled: true,
      rules: SEEDED_RULES,
      reason: 'back',
    } as never);
  });
});
