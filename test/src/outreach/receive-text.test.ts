import { feedbackEventModel } from '../../../src/buyers/feedback-event.model';
import { auditEntryModel } from '../../../src/audit/audit-entry.model';
import { inboundTextModel } from '../../../src/outreach/inbound-text.model';
import { type ReceivedText } from '../../../src/outreach/receive-text';
import { CALLER, openAreas, type TestAreas } from '../../support/areas';
import { ANNA, askForText, messagesOf, metrics, queueText } from './outbox';

const TEN = '2026-12-02T15:00:00Z';
const SAM = '+16475550188';

let world: TestAreas;
let last = 0;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

const text = (body: string, more: Partial<ReceivedText> = {}): ReceivedText => ({
  messageSid: `SM${String(++last).padStart(32, '0')}`,
  from: ANNA,
  to: '+15005550006',
  body,
  ...more,
});
const receive = (body: string, more: Partial<ReceivedText> = {}) => world.outreach.receive(text(body, more));
const gate = async (channel: 'SMS' | 'CALL' | 'EMAIL', to = ANNA) =>
  (await world.policy.askGate({ channel, to, province: 'ON' })).reason;
const saveSam = () =>
  world.buyers.save(
    { name: 'Sam Lee', phone: SAM, language: 'en', province: 'ON', market: 'Toronto' },
    CALLER,
  );
const intakeAnna = async (more: object = {}) => {
  const facts = { name: 'Anna Roy', phone: ANNA, address: '12 King St W, Toronto ON', source: 'web_form' };
  const { lead } = await world.leads.intake({ ...facts, ...more }, CALLER, `test:${++last}`);
  await world.ladder.create(lead, {}, CALLER);
  return lead;
};

describe('stop', () => {
  test('when a stop word comes, then SMS is suppressed, what waits is cancelled, CALL and feedback are untouched', async () => {
    await saveSam();
    const waiting = await queueText(world, { to: SAM });
    expect(await receive('Arrêt', { from: SAM })).toMatchObject({ duplicate: false, takenAs: 'opt_out' });
    expect((await messagesOf(world).findById(waiting._id).lean())?.state).toBe('cancelled');
    expect(await askForText(world, { to: SAM })).toMatchObject({ blocked: { reason: 'opted_out' } });
    expect(await gate('CALL', SAM)).toBe('within_window');
    expect(await feedbackEventModel(world.store.connection).countDocuments()).toBe(0);
    const [entry] = await auditEntryModel(world.store.connection).find({ action: 'suppression.add' }).lean();
    expect(JSON.stringify(entry)).not.toContain(SAM.slice(2));
  });

  test('when the person asks in plain words, then the channels named are suppressed, else all, e-mail too', async () => {
    await receive('stop calling me');
    expect([await gate('CALL'), await gate('SMS')]).toEqual(['do_not_call', 'no_consent']);

    await intakeAnna({ email: 'anna@example.com' });
    await receive('Please stop contacting me');
    expect([await gate('CALL'), await gate('SMS'), await gate('EMAIL', 'anna@example.com')]).toEqual([
      'do_not_call',
      'opted_out',
      'opted_out',
    ]);
  });

  test('when a number that nobody knows says stop to one of ours, then no number of ours texts whoever has it later', async () => {
    await receive('STOP', { to: '+15005550001' });
    await intakeAnna();
    expect(await gate('SMS')).toBe('opted_out');
    expect(await askForText(world)).toMatchObject({ blocked: { reason: 'opted_out' } });
    // It is the number that said so, not the person: another number of hers is open.
    await receive('Hello', { from: '+14165550177' });
    expect('message' in (await askForText(world, { to: '+14165550177' }))).toBe(true);
  });

  test('when two ways are named, then both are stopped, and the third is not', async () => {
    await intakeAnna({ email: 'anna@example.com' });
    await receive('stop calling and texting me');
    expect([await gate('CALL'), await gate('SMS'), await gate('EMAIL', 'anna@example.com')]).toEqual([
      'do_not_call',
      'opted_out',
      'within_window',
    ]);
  });

  test('when the provider took it for a stop and we did not, then it is one', async () => {
    expect(await receive('PARE', { optOutType: 'STOP' })).toMatchObject({ takenAs: 'opt_out' });
    expect(await gate('SMS')).toBe('opted_out');
  });

  test('when a seller stops, then the ladder ends with it', async () => {
    const lead = await intakeAnna();
    await receive('stop');
    const tasks = await world.ladder.tasksOf(lead._id);
    expect(tasks.map((task) => [task.state, task.stopped_because])).toEqual(
      Array(6).fill(['stopped', 'opt_out']),
    );
  });
});

describe('start', () => {
  test('when START or YES comes after a stop word, then that is lifted', async () => {
    for (const word of ['START', 'yes', 'Oui']) {
      await receive('STOP');
      expect(await receive(word)).toMatchObject({ takenAs: 'opt_in' });
      expect(await gate('SMS')).toBe('no_consent');
    }
  });

  test('when what was asked in other words, or at the provider, stands, then START lifts none of it', async () => {
    await receive('STOP');
    await receive('do not contact me again');
    await receive('START');
    expect([await gate('SMS'), await gate('CALL')]).toEqual(['opted_out', 'do_not_call']);
    // The keyword's part is gone, so a YES is an answer again.
    expect(await receive('yes')).toMatchObject({ takenAs: 'unknown' });
  });

  test('when YES comes without a stop in force, then it is an answer', async () => {
    await saveSam();
    expect(await receive('YES', { from: SAM, optOutType: 'START' })).toMatchObject({ takenAs: 'buyer' });
  });
});

describe('an answer', () => {
  test('when a buyer answers, then it is one event and the node counts it; the same text again changes nothing', async () => {
    const sam = await saveSam();
    const answer = text('Yes, interested', { from: SAM });
    const results = await Promise.all(Array.from({ length: 5 }, () => world.outreach.receive(answer)));
    expect(results.filter((result) => !result.duplicate)).toHaveLength(1);
    const events = await feedbackEventModel(world.store.connection).find().lean();
    expect(events).toMatchObject([{ event: 'RESPONDED', buyer_id: sam._id, message_sid: answer.messageSid }]);
    expect(await world.buyers.nodes()).toMatchObject([
      { _id: 'ON:TORONTO:SFR', answered: 1, buyer_count: 1 },
    ]);
    expect(await metrics(world)).toEqual(['buyer_feedback']);
    expect(world.cards.last(`inbound:${answer.messageSid}`)?.text).toContain('Sam Lee');
  });

  test('when a part of it cannot be written, then nothing of it is', async () => {
    await saveSam();
    const broken = world.another({
      cards: {
        put: async () => {
          throw new Error('no card');
        },
      },
    });
    await expect(broken.outreach.receive(text('Yes', { from: SAM }))).rejects.toThrow('no card');
    expect(await feedbackEventModel(world.store.connection).countDocuments()).toBe(0);
    expect(await inboundTextModel(world.store.connection).countDocuments()).toBe(0);
    expect(await metrics(world)).toEqual([]);
  });

  test('when a seller answers, then the ladder stops, the waiting text is cancelled, and the lead has replied', async () => {
    const lead = await intakeAnna({ consent: { basis: 'express', at: new Date(TEN), evidence: 'form' } });
    await world.ladder.queueDueTexts();
    expect(await receive('Who is this?')).toMatchObject({ takenAs: 'lead' });
    expect((await world.ladder.tasksOf(lead._id)).every((task) => task.state === 'stopped')).toBe(true);
    expect((await world.leads.find(lead._id))?.status).toBe('replied');
    expect(await messagesOf(world).find().lean()).toMatchObject([{ state: 'cancelled' }]);
    await world.outreach.dispatch();
    expect(world.accepted()).toEqual([]);
  });

  test('when a seller is a buyer too, then both are done', async () => {
    const lead = await intakeAnna();
    await world.buyers.save(
      { name: 'Anna', phone: ANNA, language: 'en', province: 'ON', market: 'ALL' },
      CALLER,
    );
    expect(await receive('no thanks')).toMatchObject({ takenAs: 'buyer' });
    expect(await feedbackEventModel(world.store.connection).find().lean()).toMatchObject([
      { event: 'PASSED' },
    ]);
    expect((await world.ladder.tasksOf(lead._id)).every((task) => task.state === 'stopped')).toBe(true);
  });

  test('when nobody knows the number, then it is kept and shown in the inbox', async () => {
    const unknown = text('Hello', { from: '22395' });
    expect(await world.outreach.receive(unknown)).toMatchObject({ takenAs: 'unknown' });
    expect(world.cards.all).toMatchObject([{ channel: 'inbox', key: `inbound:${unknown.messageSid}` }]);
    expect(await inboundTextModel(world.store.connection).find().lean()).toMatchObject([{ body: 'Hello' }]);
  });
});
