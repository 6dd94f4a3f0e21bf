import { openWorkspace, type Workspace } from '../support/workspace';

let world: Workspace;
// A Wednesday, 10:00 in Toronto.
beforeAll(async () => {
  world = await openWorkspace('2026-12-02T15:00:00Z');
});
afterAll(() => world.close());

const team = (text: string, user = 'U0PERSON') =>
  world.hears(() => world.sandbox.command({ command: '/team', text, user }));
const newLead = async (phone: string) => {
  const text = `Ann Roy ${phone} 12 King St W, Toronto ON`;
  const said = await world.hears(() => world.sandbox.command({ command: '/lead', text }));
  return /L-\d+/.exec(said)?.[0] ?? '';
};
const cardOf = async (id: string) =>
  (await world.channel('leads')).find(({ text }) => text.includes(`(${id})`));

describe('/team', () => {
  it('when an admin says French, then cards in channels are French from then on, and answers stay each person’s own', async () => {
    const before = await newLead('416-555-0151');
    expect((await cardOf(before))?.words).toContain('"Assign"');
    expect(await team('')).toContain('English');
    world.setRole('manager');
    expect(await team('language fr')).toContain('role admin');
    world.setRole('admin');
    expect(await team('language fr')).toMatch(/from now on: French/);
    expect(await team('langue français', 'U0LUC')).toContain('Langue des cartes dans les canaux : français.');

    const after = await newLead('416-555-0152');
    const card = await cardOf(after);
    expect(card?.words).toMatch(/Suivi ○○○○○○.*"Attribuer"/);
    expect((await world.thread('leads', card?.ts ?? '')).map(({ text }) => text)).toEqual([
      expect.stringContaining('Inscrit\u00a0: slack'),
    ]);
    world.areas.clock.pass(30);
    await world.areas.ladder.postDueTasks();
    await world.areas.ladder.refreshDigests();
    expect((await world.channel('tasks')).at(-1)?.words).toMatch(/Appeler Ann Roy.*étape 2 sur 6/);
    // What stands there already follows with its next change.
    const assigned = { command: '/lead', text: `assign ${before} <@U0BEN|ben>` };
    expect(await world.hears(() => world.sandbox.command(assigned))).toContain('belongs to');
    expect((await cardOf(before))?.words).toContain('"Attribuer"');
    await team('language en');
    expect((await cardOf(await newLead('416-555-0153')))?.words).toContain('"Assign"');
  });

  it.each([
    ['colour blue', 'what: colour is not `language`'],
    ['language de', 'language: de is none of en, fr'],
    ['language', 'language: ? is none of en, fr'],
  ])('when %s is typed, then it is said what is wrong, and nothing changes', async (text, why) => {
    world.setRole('admin');
    expect(await team(text)).toContain(why);
    expect(await team('')).toContain('in this language: English');
  });
});
