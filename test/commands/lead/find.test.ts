import { openWorkspace, type Workspace } from '../../support/workspace';

let world: Workspace;
beforeAll(async () => {
  world = await openWorkspace('2026-12-02T15:00:00Z');
  for (const line of [
    'Éloïse Côté-Roy 514-555-0155 1 rue Saint-Denis, Montréal QC',
    'Jane Doe 416-555-0134 12 King St W, Toronto ON',
    'Janet Dowe 416-555-0135 14 King St W, Toronto ON',
  ]) {
    await world.hears(() => world.sandbox.command({ command: '/lead', text: line }));
  }
});
afterAll(() => world.close());

const find = (text: string, user = 'U0PERSON') =>
  world.hears(() => world.sandbox.command({ command: '/lead', text: `find ${text}`, user }));

it.each([
  ['eloise cote', ['Éloïse']],
  ['ÉLOÏSE', ['Éloïse']],
  ['jan', ['Jane Doe', 'Janet']],
  ['king toronto doe', ['Jane Doe']],
  ['416-555-0134', ['Jane Doe']],
  ['(416) 555 0135', ['Janet']],
  ['+1 416 555 0134', ['Jane Doe']],
  ['0155', ['Éloïse']],
  ['montreal', ['Éloïse']],
  ['L-1002', ['Jane Doe']],
])('when %s is looked for, then it finds %s', async (text, names) => {
  const words = await find(text);
  for (const name of ['Éloïse', 'Jane Doe', 'Janet']) {
    expect({ name, found: words.includes(name) }).toEqual({ name, found: names.includes(name) });
  }
});

it('when nobody has it, then it says what can be looked for', async () => {
  expect(await find('zzz')).toContain('Nobody found for “zzz”');
  expect(await find('.*')).toContain('Nobody found');
});

it('when found, then its button shows the card', async () => {
  const words = await world.hears(() => world.sandbox.action({ action_id: 'lead.show', value: 'L-1002' }));
  expect(words).toContain('12 King St W');
});

it('when looked for, then the index of words answers it, not a scan', async () => {
  const plan = await world.areas.store.connection
    .collection('lead')
    .find({ $and: [{ tokens: /^king/ }, { tokens: /^jan/ }] })
    .explain('executionStats');
  const text = JSON.stringify(plan);
  expect(text).toContain('IXSCAN');
  expect(text).not.toContain('COLLSCAN');
  expect((plan as { executionStats: { totalDocsExamined: number } }).executionStats.totalDocsExamined).toBe(
    2,
  );
});
