import { type ShiftHours } from '../../../src/shifts/shift.model';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../support/areas';
import { intake } from '../ladder/people';

// A Wednesday, 08:00 in Toronto.
const EIGHT = '2026-12-02T13:00:00Z';
const WEEKDAYS: ShiftHours = [
  { days: [0, 1, 2, 3, 4], start: '10:00', end: '12:00' },
  { days: [0, 1, 2, 3, 4], start: '13:00', end: '18:00' },
];
let areas: TestAreas;
let count = 0;
beforeAll(async () => {
  areas = await openAreas(EIGHT, {
    languages: { of: async (user) => (user === 'U0LUC' ? 'fr' : 'en') },
  });
});
afterAll(() => areas.close());
beforeEach(() => areas.reset(EIGHT));

/** A lead of the evening before: its first call opens in the morning there. */
async function leadOf(owner: string, more: object = {}) {
  const now = areas.clock.now().toISOString();
  areas.clock.set('2026-12-02T03:00:00Z');
  const lead = await intake(areas, { phone: `+1416555${1000 + ++count}`, ...more });
  await areas.ladder.create(lead, {}, CALLER);
  await areas.ladder.reassign(lead._id, owner);
  areas.clock.set(now);
  return lead;
}
const works = (user: string) =>
  areas.shifts.set(MANAGER, user, { hours: WEEKDAYS, provinces: [], languages: [] });
/** Whom a message went to since the last look, and what it says. */
function messages(): { user: string; words: string }[] {
  return areas.cards.all
    .splice(0)
    .flatMap(({ key, channel, view }) =>
      key.startsWith('morning:') && typeof channel === 'object'
        ? [{ user: channel.user, words: `${view.text} ${JSON.stringify(view.blocks)}` }]
        : [],
    );
}
async function told(at: string, on: Pick<TestAreas, 'mornings'> = areas): Promise<string[]> {
  areas.clock.set(at);
  await on.mornings.tell();
  return messages().map(({ user }) => user);
}

test('when it is half past eight, then who has no hours is told of the day by its openings, in their language', async () => {
  await leadOf('U0ANNA', { name: 'West', address: '1 Main St, Vancouver BC' });
  await leadOf('U0ANNA', { name: 'East', address: '12 King St W, Toronto ON' });
  await leadOf('U0LUC', { name: 'Nord', address: '1 rue Saint-Denis, Montréal QC' });
  await leadOf('crm-7');
  expect(await told('2026-12-02T13:29:00Z')).toEqual([]);
  areas.clock.set('2026-12-02T13:30:00Z');
  expect(await areas.mornings.tell()).toBe(2);
  const [anna, luc] = messages();
  expect(anna?.user).toBe('U0ANNA');
  // Each one's first call is half an hour after its first text; the texts go by themselves.
  expect(anna?.words).toMatch(/Your day: 2 follow-ups, 0 to be done now.*Call East.*09:30 there.*Call West/);
  expect(anna?.words).toMatch(/due\.next.*due\.list.*U0ANNA.*App Home/);
  expect(luc?.words).toMatch(/Votre journée\s: 1 suivi.*Appeler Nord/);
});

test('when a person has a shift, then it comes as that begins; on a day off, at the weekend and on time off none comes', async () => {
  for (const user of ['U0ANNA', 'U0BEN', 'U0CARL']) await leadOf(user);
  await works('U0ANNA');
  await works('U0BEN');
  await areas.shifts.takeOff(MANAGER, 'U0BEN', { from: '2026-12-02', until: '2026-12-02' });
  expect(await told('2026-12-02T14:59:00Z')).toEqual(['U0CARL']);
  expect(await told('2026-12-02T15:00:00Z')).toEqual(['U0ANNA']);
  expect(await told('2026-12-02T18:00:00Z')).toEqual([]);
  expect(await told('2026-12-05T15:00:00Z')).toEqual([]);
  expect((await told('2026-12-07T15:00:00Z')).sort()).toEqual(['U0ANNA', 'U0BEN', 'U0CARL']);
});

test('when the process was down as the day began, then it is told late, and not any more once the day is over', async () => {
  await leadOf('U0ANNA');
  await works('U0ANNA');
  await leadOf('U0CARL');
  expect(await told('2026-12-02T23:00:00Z')).toEqual([]);
  expect((await told('2026-12-03T17:30:00Z')).sort()).toEqual(['U0ANNA', 'U0CARL']);
});

test('when two processes tell at once, one starts anew, or the clock is set back, then each person hears once', async () => {
  for (const user of ['U0ANNA', 'U0BEN', 'U0CARL', 'U0DAN']) await leadOf(user);
  await works('U0ANNA');
  areas.clock.set('2026-12-02T15:00:00Z');
  const others = [areas, areas.another(), areas.another()];
  const counts = await Promise.all(others.map(({ mornings }) => mornings.tell()));
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(4);
  messages();
  expect(await told('2026-12-02T16:00:00Z', areas.another())).toEqual([]);
  expect(await told('2026-12-01T16:00:00Z')).toEqual([]);
  expect(await told('2026-12-03T16:00:00Z')).toHaveLength(4);
});

test('when there is nothing to do, then nothing comes, also of what is given later that day', async () => {
  await works('U0ANNA');
  expect(await told('2026-12-02T15:00:00Z')).toEqual([]);
  await leadOf('U0ANNA');
  await leadOf('U0CARL');
  expect(await told('2026-12-02T15:05:00Z')).toEqual([]);
  expect(await told('2026-12-03T15:00:00Z')).toHaveLength(2);
});

test('when a person wants none, then none comes until they want it again, and it is on record who said so', async () => {
  await leadOf('U0CALLER');
  expect(await areas.mornings.choose(CALLER, false)).toBe(true);
  expect(await areas.mornings.choose(CALLER, false)).toBe(false);
  expect(await told('2026-12-02T14:00:00Z')).toEqual([]);
  await areas.mornings.choose(CALLER, true);
  expect(await told('2026-12-02T14:01:00Z')).toEqual([]);
  expect(await told('2026-12-03T14:00:00Z')).toEqual(['U0CALLER']);
  expect(await areas.mornings.choiceOf('U0CALLER')).toMatchObject({
    wanted: true,
    changed_by: 'slack:U0CALLER',
  });
  const entries = areas.store.connection
    .collection('audit_entry')
    .find<{ actor: string; after: object }>({ action: 'morning.choose' });
  expect((await entries.toArray()).map(({ actor, after }) => [actor, after])).toEqual([
    ['slack:U0CALLER', { wanted: false }],
    ['slack:U0CALLER', { wanted: true }],
  ]);
});

test('when there are very many, then fifteen are named and the rest counted', async () => {
  for (let nth = 0; nth < 17; nth++) await leadOf('U0ANNA', { name: `Seller ${nth}` });
  areas.clock.set('2026-12-02T14:00:00Z');
  await areas.mornings.tell();
  const [anna] = messages();
  expect(anna?.words.match(/Call Seller/g)).toHaveLength(15);
  expect(anna?.words).toMatch(/Your day: 17 follow-ups.*and 2 more/);
});
