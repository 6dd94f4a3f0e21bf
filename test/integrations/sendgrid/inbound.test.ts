import { feedbackEventModel } from '../../../src/buyers/feedback-event.model';
import { type Actor } from '../../../src/contract/actor';
import { inboundTextModel } from '../../../src/outreach/inbound-text.model';
import { MAIL, type MailWorld, openMailWorld } from '../../support/mail-world';
import { ANNA } from '../../src/outreach/outbox';

const TEN = '2026-12-02T15:00:00Z';
const ACTOR: Actor = { kind: 'key', id: 'test', role: 'agent' };

let world: MailWorld;
beforeAll(async () => {
  world = await openMailWorld(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

let last = 0;
const mail = (fields: object = {}) => ({
  from: `Anna Roy <${MAIL}>`,
  to: 'us@example.com',
  subject: 'Re: Your house',
  text: 'Hello, what do you offer?',
  headers: `Message-ID: <${++last}@example.com>\nSubject: x`,
  ...fields,
});
const play = (fields: object = {}) => world.play('inbound', mail(fields));
const kept = () => inboundTextModel(world.store.connection).find().lean();
const suppressed = async (address: string) =>
  ((await world.policy.addresses.findById(address).lean())?.suppressions ?? [])
    .map((entry) => entry.channel)
    .sort();
async function intakeAnna() {
  const facts = {
    name: 'Anna Roy',
    phone: ANNA,
    email: MAIL,
    address: '12 King St W, Toronto ON',
    source: 'web_form',
  };
  const { lead } = await world.leads.intake(facts, ACTOR, `test:${++last}`);
  await world.ladder.create(lead, {}, ACTOR);
  return lead;
}
const open = async (id: Parameters<MailWorld['ladder']['tasksOf']>[0]) =>
  (await world.ladder.tasksOf(id)).filter((task) => task.state === 'open').length;

describe('an answer by mail', () => {
  test('when a seller writes, then the ladder stops, the lead has replied, the inbox shows it', async () => {
    const lead = await intakeAnna();
    expect(await play()).toBe(200);
    expect(await open(lead._id)).toBe(0);
    expect((await world.leads.find(lead._id))?.status).toBe('replied');
    const [text] = await kept();
    expect(text).toMatchObject({
      from: MAIL,
      subject: 'Re: Your house',
      taken_as: 'lead',
      contact: lead._id,
    });
    expect(world.cards.last(`inbound:${text?._id}`)?.text).toContain('what do you offer');
  });

  test('when a buyer writes, then it is one event, also when the mail is posted again and at once', async () => {
    const buyer = {
      name: 'Sam',
      phone: ANNA,
      email: MAIL,
      language: 'en' as const,
      province: 'ON' as const,
      market: 'ALL',
    };
    await world.buyers.save(buyer, ACTOR);
    const same = mail({
      text: 'Not interested\n\nOn Mon, Nov 23, 2026 at 9:00 AM us <us@example.com> wrote:\n> Yes?',
    });
    const answers = await Promise.all(Array.from({ length: 4 }, () => world.play('inbound', same)));
    expect(answers).toEqual([200, 200, 200, 200]);
    const events = await feedbackEventModel(world.store.connection).find().lean();
    expect(events).toMatchObject([{ event: 'PASSED', source: 'email' }]);
  });

  test('when nobody knows the writer, then it is kept and shown', async () => {
    await play({ from: 'stranger@example.org' });
    expect(await kept()).toMatchObject([{ taken_as: 'unknown', from: 'stranger@example.org' }]);
    expect(world.cards.all).toHaveLength(1);
  });
});

describe('a wish to stop by mail', () => {
  test.each<[string, object, string[], string[]]>([
    ['the body is a stop word', { text: 'Unsubscribe' }, ['EMAIL'], []],
    ['the subject is one and the body empty', { subject: 'STOP', text: '' }, ['EMAIL'], []],
    ['a line of its own says so', { text: 'Hello,\n\nArrêt\n\nAnna' }, ['EMAIL'], []],
    [
      'it is asked in words',
      { text: 'Hi there,\nplease stop contacting me.\nThanks, Anna' },
      ['EMAIL'],
      ['CALL', 'SMS'],
    ],
    ['it is asked in French', { text: 'Bonjour,\nNe m’appelez plus svp.\n\nAnna' }, [], ['CALL']],
    ['it is about e-mail', { text: 'No more emails please' }, ['EMAIL'], []],
  ])('when %s, then what it names is suppressed, the ladder ends', async (_what, fields, byMail, byPhone) => {
    const lead = await intakeAnna();
    expect(await play(fields)).toBe(200);
    expect([await suppressed(MAIL), await suppressed(ANNA)]).toEqual([byMail, byPhone]);
    expect(await open(lead._id)).toBe(0);
    expect(await feedbackEventModel(world.store.connection).countDocuments()).toBe(0);
  });

  test.each([
    ['our words are quoted with >', 'Sounds good!\n> Reply STOP to opt out.\n> unsubscribe'],
    [
      'they are quoted below a line',
      'Yes\n\n-----Original Message-----\nFrom: us@example.com\n\nUnsubscribe',
    ],
    [
      'they are quoted in French',
      'Oui!\n\nLe lun. 23 nov. 2026 à 09:00, Nous <us@example.com> a écrit :\n\nArrêt',
    ],
    [
      'the line is broken in two',
      'Yes\n\nOn Mon, Nov 23, 2026 at 9:00 AM Us\n<us@example.com> wrote:\n\nunsubscribe',
    ],
    ['they stand in the signature', 'Call me\n-- \nStop\nAnna'],
    ['it says Cancel on a line', 'About Friday:\nCancel\nand take Monday instead'],
  ])('when %s, then it is an answer', async (_what, text) => {
    await intakeAnna();
    await play({ text });
    expect(await kept()).toMatchObject([{ taken_as: 'lead' }]);
    expect(await suppressed(MAIL)).toEqual([]);
  });

  test('when somebody writes START, then nothing is lifted: a mail does not prove who wrote it', async () => {
    await play({ text: 'STOP' });
    await play({ text: 'START' });
    expect(await suppressed(MAIL)).toEqual(['EMAIL']);
  });
});

describe('what no person wrote', () => {
  test.each<[string, object]>([
    [
      'it says Auto-Submitted',
      { headers: 'Auto-Submitted: auto-replied\nMessage-ID: <a@x>', text: 'unsubscribe' },
    ],
    ['its subject is an absence', { subject: 'Automatic reply: Your house' }],
    ['its subject is one in French', { subject: 'Réponse automatique : absence' }],
    ['it is a bounce', { from: 'MAILER-DAEMON@example.org', subject: 'Undelivered Mail Returned to Sender' }],
    ['it goes to a list', { headers: 'Precedence: bulk\nMessage-ID: <b@x>' }],
  ])('when %s, then it is kept, and is neither an answer nor a wish', async (_what, fields) => {
    const lead = await intakeAnna();
    expect(await play(fields)).toBe(200);
    expect(await kept()).toMatchObject([{ taken_as: 'automatic' }]);
    expect(await open(lead._id)).toBe(6);
    expect(await suppressed(MAIL)).toEqual([]);
  });
});
