import { auditEntryModel } from '../../../src/audit/audit-entry.model';
import { type Lead } from '../../../src/leads/lead.model';
import { type TaskOutcome } from '../../../src/ladder/task.model';
import { SEEDED_RULES } from '../../../src/policy/policy-rules.schema';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../support/areas';
import { ANNA, intake, stepOf } from './people';

const TEN = '2026-12-02T15:00:00Z';

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

async function withLadder(more: Parameters<typeof intake>[1] = {}): Promise<Lead> {
  const lead = await intake(world, more);
  await world.ladder.create(lead, {}, CALLER);
  return lead;
}
const end = async (lead: Lead, step: number, outcome: TaskOutcome) =>
  world.ladder.complete((await stepOf(world, lead, step))._id, outcome, CALLER);
const statesOf = async (lead: Lead) =>
  (await world.ladder.tasksOf(lead._id)).map((task) => task.stopped_because ?? task.outcome ?? task.state);
const mayCall = (to: string) => world.policy.askGate({ channel: 'CALL', to, province: 'ON' });
const audited = (action: string) => auditEntryModel(world.store.connection).countDocuments({ action });

describe('how a call ended', () => {
  test('when the person wants no calls, then the number is suppressed with proof, calls stop and texts go on', async () => {
    const lead = await withLadder();
    await end(lead, 2, 'do_not_call');
    expect(await statesOf(lead)).toEqual([
      'open',
      'do_not_call',
      'open',
      'do_not_call',
      'open',
      'do_not_call',
    ]);
    const known = await world.policy.addresses.findById(ANNA).lean();
    const { _id } = await stepOf(world, lead, 2);
    expect(known?.suppressions).toMatchObject([
      {
        channel: 'CALL',
        cause: 'manual',
        proof: { message_id: _id, text: 'said on the phone to slack:U0CALLER' },
      },
    ]);
    expect(await mayCall(ANNA)).toMatchObject({ ok: false, reason: 'do_not_call' });
    expect((await world.leads.find(lead._id))?.status).toBe('contacted');
  });

  test('when the number is wrong, then the lead loses it, its ladder stops, and the team is asked', async () => {
    const lead = await withLadder({ email: 'anna@example.com' });
    await end(lead, 2, 'wrong_number');
    expect(await statesOf(lead)).toEqual(Array(6).fill('wrong_number'));
    const after = await world.leads.find(lead._id);
    expect(after).toMatchObject({ bad_phone: ANNA, open_addresses: ['anna@example.com'], status: 'new' });
    expect(after?.phone).toBeUndefined();
    // What the stranger texts is not the seller's.
    expect(await world.leads.findByAddress(ANNA)).toBeNull();
    const card = JSON.stringify(world.cards.last(`unreached:${lead._id}`));
    expect(card).toContain('write to anna@example.com');
    expect(card).not.toContain('unreached.again');
  });

  test('when two leads lose their only address, then neither stands in the way of the other', async () => {
    const anna = await withLadder();
    const bo = await withLadder({ phone: '+14165550177' });
    await end(anna, 2, 'wrong_number');
    await end(bo, 2, 'wrong_number');
    expect((await world.leads.find(bo._id))?.open_addresses).toBeUndefined();
  });

  test.each(['no_answer', 'voicemail'] as const)(
    'when it was %s, then the ladder goes on',
    async (outcome) => {
      const lead = await withLadder();
      await end(lead, 2, outcome);
      expect(await statesOf(lead)).toEqual(['open', outcome, 'open', 'open', 'open', 'open']);
      expect((await world.leads.find(lead._id))?.status).toBe('new');
    },
  );

  test('when calls are reported, then they count for the limits, also after their step is reopened', async () => {
    const lead = await withLadder();
    const rules = { ...SEEDED_RULES, max_contacts_per_day: 2 };
    const change = { province: 'ON' as const, market: 'ALL', enabled: true, rules, reason: 'test' };
    await world.policy.upsert(MANAGER, change);
    await end(lead, 2, 'no_answer');
    expect(await mayCall(ANNA)).toMatchObject({ ok: true });
    await world.ladder.reopen((await stepOf(world, lead, 2))._id, CALLER);
    await end(lead, 2, 'voicemail');
    expect(await mayCall(ANNA)).toMatchObject({ ok: false, reason: 'contact_cap_reached' });
    await world.policy.upsert(MANAGER, { ...change, rules: SEEDED_RULES });
  });

  test.each([
    ['replied', 'replied', 'reply'],
    ['dead', 'dead', 'dead'],
    ['goes_on', 'contacted', 'open'],
  ] as const)('when the person was reached and %s, then the lead is %s', async (said, status, rest) => {
    const lead = await withLadder();
    await end(lead, 2, 'reached');
    const { _id } = await stepOf(world, lead, 2);
    for (let press = 0; press < 2; press++) await world.ladder.recordAnswer(_id, said, CALLER);
    expect((await world.leads.find(lead._id))?.status).toBe(status);
    expect(await statesOf(lead)).toEqual([rest, 'reached', rest, rest, rest, rest]);
  });
});

describe('a ladder without a contact', () => {
  async function unreached(): Promise<Lead> {
    const lead = await withLadder();
    for (const step of [1, 3, 5]) await world.ladder.skip((await stepOf(world, lead, step))._id, CALLER);
    for (const step of [2, 4]) await end(lead, step, 'no_answer');
    expect(world.cards.last(`unreached:${lead._id}`)).toBeUndefined();
    await end(lead, 6, 'voicemail');
    return lead;
  }

  test('when the last step ended, then it is asked once, and two who choose have one effect', async () => {
    const lead = await unreached();
    expect(world.cards.last(`unreached:${lead._id}`)?.text).toContain('Cannot reach Anna Roy');
    const { _id } = await stepOf(world, lead, 6);
    const both = await Promise.all([
      world.ladder.decideUnreached(_id, 'again', CALLER),
      world.ladder.decideUnreached(_id, 'dead', MANAGER),
    ]);
    expect(both.filter((one) => one.first)).toHaveLength(1);
    expect(new Set(both.map(({ task }) => task.unreached)).size).toBe(1);
    expect(await audited('ladder.unreached')).toBe(1);
  });

  test('when it shall be tried again, then its last call comes in 30 days', async () => {
    const lead = await unreached();
    const { _id } = await stepOf(world, lead, 6);
    await world.ladder.decideUnreached(_id, 'again', CALLER);
    // 30 days later is a Friday, New Year's Day; the policy keeps no holidays.
    expect(await stepOf(world, lead, 6)).toMatchObject({
      state: 'open',
      contact_at: new Date('2027-01-01T15:00:00Z'),
    });
    expect(JSON.stringify(world.cards.last(`unreached:${lead._id}`))).toContain(
      'Comes again in 30 days · <@U0CALLER>',
    );
    world.clock.set('2027-01-04T15:00:00Z');
    await end(lead, 6, 'no_answer');
    expect(JSON.stringify(world.cards.last(`unreached:${lead._id}`))).toContain('unreached.keep');
  });

  test('when it is dead, then the lead is; when a step is reopened instead, then nothing is asked any more', async () => {
    const lead = await unreached();
    const { _id } = await stepOf(world, lead, 6);
    await world.ladder.reopen(_id, MANAGER);
    expect(JSON.stringify(world.cards.last(`unreached:${lead._id}`))).toContain('reopened · <@U0MANAGER>');
    expect(await world.ladder.decideUnreached(_id, 'dead', CALLER)).toMatchObject({ first: false });
    await end(lead, 6, 'no_answer');
    await world.ladder.decideUnreached(_id, 'dead', CALLER);
    expect((await world.leads.find(lead._id))?.status).toBe('dead');
    await expect(world.ladder.reopen(_id, CALLER)).rejects.toMatchObject({
      details: { sentence: 'lead_is_over' },
    });
  });
});

describe('reopen, skip, snooze, give and take', () => {
  test('when each is done twice, then it has one effect and one entry in the audit', async () => {
    const lead = await withLadder();
    const { _id } = await stepOf(world, lead, 2);
    await world.ladder.skip(_id, CALLER);
    expect(await world.ladder.skip(_id, MANAGER)).toMatchObject({ first: false });
    await world.ladder.reopen(_id, CALLER);
    expect(await world.ladder.reopen(_id, MANAGER)).toMatchObject({ first: false, task: { state: 'open' } });
    expect((await stepOf(world, lead, 2)).contact_at).toEqual(new Date('2026-12-02T15:30:00Z'));
    const until = new Date('2026-12-04T15:00:00Z');
    for (const actor of [CALLER, MANAGER]) await world.ladder.snooze(_id, until, actor);
    expect((await stepOf(world, lead, 2)).contact_at).toEqual(until);
    for (const actor of [CALLER, MANAGER]) await world.ladder.assign(_id, 'U0ANNA', actor);
    expect(
      await Promise.all(['skip', 'reopen', 'snooze', 'assign'].map((verb) => audited(`task.${verb}`))),
    ).toEqual([1, 1, 1, 1]);
  });

  test('when two take a step at once, then one has it and the other is told who', async () => {
    const lead = await withLadder();
    const { _id } = await stepOf(world, lead, 2);
    const both = await Promise.all([world.ladder.take(_id, CALLER), world.ladder.take(_id, MANAGER)]);
    expect(both.filter((one) => one.first)).toHaveLength(1);
    expect(both[0].task.owner).toBe(both[1].task.owner);
  });

  test('when a step is over, then it cannot be given, put off or skipped, and its text cannot be taken back', async () => {
    const lead = await withLadder();
    await end(lead, 2, 'no_answer');
    const { _id } = await stepOf(world, lead, 2);
    const over = { code: 'conflict', details: { sentence: 'task_over' } };
    await expect(world.ladder.assign(_id, 'U0ANNA', CALLER)).rejects.toMatchObject(over);
    await expect(world.ladder.snooze(_id, 60, CALLER)).rejects.toMatchObject(over);
    await expect(world.ladder.skip(_id, CALLER)).rejects.toMatchObject(over);
    await world.ladder.queueDueTexts();
    await world.outreach.dispatch();
    const sent = await stepOf(world, lead, 1);
    await expect(world.ladder.reopen(sent._id, CALLER)).rejects.toMatchObject({
      details: { sentence: 'text_sent' },
    });
  });
});
