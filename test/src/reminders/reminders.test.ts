import { type LeadId } from '../../../src/ids';
import { type PolicyRules } from '../../../src/policy/policy-rules.schema';
import { MANAGER, openAreas, type TestAreas } from '../../support/areas';
import { readWish, reminderId, wishValue } from '../../../src/reminders/reminder.rules';
import { reminderModel } from '../../../src/reminders/reminder.model';

// A Wednesday, 22:00 in Toronto; it opens on Thursday at 09:00.
const NIGHT = '2026-12-03T03:00:00Z';
const OPENS = new Date('2026-12-03T14:00:00Z');
let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas(NIGHT);
});
afterAll(() => areas.close());
beforeEach(() => areas.reset(NIGHT));

const TORONTO = { channel: 'SMS', province: 'ON', market: 'Toronto' } as const;
const ana = { user: 'U0ANA', locale: 'en' } as const;
const told = () => areas.cards.all.filter(({ key }) => key.startsWith('reminder:'));
const wordsOf = (index: number) => JSON.stringify(told()[index]?.view ?? null);
const count = () => reminderModel(areas.store.connection).countDocuments({ at: { $gt: new Date(0) } });

describe('a wish to be reminded', () => {
  test('when written into a button and read, then it is the same, with an id of its own person, thing and time', () => {
    const wish = readWish(wishValue({ ...TORONTO, when: { at: OPENS } }, OPENS));
    expect(wish).toEqual({ question: TORONTO, at: OPENS });
    const ids = [
      reminderId('U0ANA', wish),
      reminderId('U0LUC', wish),
      reminderId('U0ANA', { ...wish, at: new Date(OPENS.getTime() + 1) }),
      reminderId('U0ANA', { ...wish, question: { ...TORONTO, channel: 'CALL' } }),
      reminderId('U0ANA', { ...wish, question: { channel: 'SMS', leadId: 'L-1' } }),
      reminderId('U0ANA', { ...wish, question: { channel: 'SMS', to: 'L-1' } }),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(reminderId('U0ANA', readWish(wishValue(TORONTO, OPENS)))).toBe(ids[0]);
  });

  test.each(['', 'null', '{"channel":"SMS"}', '{"channel":"FAX","at":"2026-12-03T14:00:00.000Z"}'])(
    'when the value is %s, then it is no wish',
    (value) => expect(() => readWish(value)).toThrow(),
  );
});

describe('reminders', () => {
  test('when the time has not come, then nothing is told; at its instant each person is, once', async () => {
    const wish = { question: TORONTO, at: OPENS };
    expect(await areas.reminders.set(wish, ana)).toBe('set');
    expect(await areas.reminders.set(wish, ana)).toBe('already');
    expect(await areas.reminders.set(wish, { user: 'U0LUC', locale: 'fr' })).toBe('set');
    areas.clock.set('2026-12-03T13:59:59.999Z');
    expect(await areas.reminders.tell()).toBe(0);
    areas.clock.set('2026-12-03T14:00:00Z');
    const processes = [areas, areas.another(), areas.another()];
    const each = await Promise.all(processes.map(({ reminders }) => reminders.tell()));
    expect(each.reduce((sum, one) => sum + one, 0)).toBe(2);
    expect(told().map(({ channel }) => channel)).toEqual(
      expect.arrayContaining([{ user: 'U0ANA' }, { user: 'U0LUC' }]),
    );
    expect(new Set(told().map(({ key }) => key)).size).toBe(2);
    const words = told().map(({ view }) => view.text);
    expect(words).toContainEqual(
      'You asked to be reminded: Toronto, ON\nYes: a text (SMS) to Toronto, ON is allowed now.',
    );
    expect(words).toContainEqual(
      'Vous vouliez un rappel\u00a0: Toronto, ON\nOui\u00a0: un texto (Toronto, ON) est permis maintenant.',
    );
    expect(await areas.reminders.tell()).toBe(0);
    expect(await count()).toBe(0);
    expect(await areas.reminders.set(wish, ana)).toBe('past');
    expect(await count()).toBe(0);
  });

  test('when the process was down over the time, then it is told late; when its card cannot be put, then later', async () => {
    await areas.reminders.set({ question: TORONTO, at: OPENS }, ana);
    areas.clock.set('2026-12-04T15:00:00Z');
    const broken = areas.another({ cards: { put: async () => Promise.reject(new Error('store lost')) } });
    await expect(broken.reminders.tell()).rejects.toThrow('store lost');
    expect(await count()).toBe(1);
    expect(await areas.reminders.tell()).toBe(1);
    expect(told()).toHaveLength(1);
  });

  test('when it is about a lead, then the card names them; about a number, the number; about nobody, that', async () => {
    const { lead } = await areas.leads.intake(
      {
        name: 'Jim <Fox>',
        phone: '+14165550166',
        source: 'web_form',
        region: 'ON',
        address: 'Toronto',
        consent: { basis: 'inquiry', evidence: 'web form', at: new Date(NIGHT) },
      },
      MANAGER,
      'intake-1',
    );
    await areas.reminders.set({ question: { channel: 'SMS', leadId: lead._id }, at: OPENS }, ana);
    await areas.reminders.set({ question: { channel: 'CALL', to: '+14165550134' }, at: OPENS }, ana);
    const nobody = { channel: 'SMS', leadId: 'L-999999' as LeadId } as const;
    await areas.reminders.set({ question: nobody, at: OPENS }, ana);
    areas.clock.set('2026-12-03T14:00:00Z');
    expect(await areas.reminders.tell()).toBe(3);
    const words = told().map(({ view }) => view.text);
    expect(words).toContainEqual(expect.stringContaining(`reminded: ${lead._id} Jim &lt;Fox&gt;\nYes`));
    expect(words).toContainEqual(expect.stringContaining('reminded: +14165550134\nYes: a call'));
    expect(words).toContainEqual('You asked to be reminded of L-999999, who is not on record any more.');
  });

  // Changes a policy, which stays: it is the last.
  test('when the gate is closed at the time, then the card says no and offers the next opening', async () => {
    await areas.reminders.set({ question: TORONTO, at: OPENS }, ana);
    const { rules } = (await areas.policy.effective('ON', 'Toronto')) ?? {};
    await areas.policy.upsert(MANAGER, {
      province: 'ON',
      market: 'Toronto',
      enabled: true,
      rules: { ...rules, blackout_dates: ['2026-12-03'] } as PolicyRules,
      reason: 'election day',
    });
    areas.clock.set('2026-12-03T14:00:00Z');
    await areas.reminders.tell();
    expect(wordsOf(0)).toContain('No: a text (SMS) to Toronto, ON is not allowed now.');
    expect(wordsOf(0)).toContain('contact.remind');
    expect(wordsOf(0)).toContain('2026-12-04T14:00:00.000Z');
  });
});
