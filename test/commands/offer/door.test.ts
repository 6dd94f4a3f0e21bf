import { MANAGER } from '../../support/areas';
import { openWorkspace, type Workspace } from '../../support/workspace';

let world: Workspace;
// A Wednesday, 10:00 in Toronto.
beforeAll(async () => {
  world = await openWorkspace('2026-12-02T15:00:00Z');
  await world.areas.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: true });
});
afterAll(() => world.close());

const type = (command: string, text: string) => world.hears(() => world.sandbox.command({ command, text }));
const press = (action_id: string, value: string) =>
  world.sandbox.action({ action_id, value, channel: 'deals' });
const submit = (callback_id: string, values: Record<string, string>) =>
  world.sandbox.view({ callback_id, values });
const found = (pattern: RegExp, words: string) => pattern.exec(words)?.[0] ?? '';
const dealsCards = async (id: string) =>
  (await world.channel('deals')).filter(({ text }) => text.includes(`Offer ${id}`));

async function makeOne(line: string): Promise<string> {
  const evidence = found(/evidence_\w+/, await type('/offer', line));
  const form = await world.opens(() => press('offer.make', evidence));
  expect(form.callback_id).toBe('offer.make');
  return found(/O-\d+/, await world.hears(() => submit('offer.make', {})));
}

test('when an offer is made and countered, then it has one message in the deals channel, kept up to date', async () => {
  const id = await makeOne('450000 50000 ON Toronto');
  expect(await dealsCards(id)).toMatchObject([
    { words: expect.stringContaining('"offer.accept"') as string },
  ]);
  await world.opens(() => press('offer.counter', `${id} own`));
  await world.hears(() => submit('offer.counter', { counter: '280 000 $' }));
  const cards = await dealsCards(id);
  expect(cards.map(({ text }) => text)).toEqual([`Offer ${id} of $262,500: countered, they want $280,000`]);
  expect(cards[0]?.words).toContain('"offer.again"');
  expect(cards[0]?.words).not.toContain('"offer.accept"');
});

test('when a lead’s card asks for an offer, then the form begins with what is known; an open one shows its card', async () => {
  const line = 'Ann Roy 416-555-0201 12 King St W, Toronto ON, ARV 450k, repairs 50k';
  const lead = found(/L-\d+/, await type('/lead', line));
  const form = await world.opens(() => press('lead.offer', lead));
  expect(form.callback_id).toBe('offer.compute');
  expect(form.words).toContain('= 262,500');
  const offer = await makeOne(lead);
  expect(await world.hears(() => press('lead.offer', lead))).toContain(`Offer ${offer} of $262,500: made`);
  const card = (await world.channel('leads')).find(({ text }) => text.includes(lead));
  expect(card?.words).toContain(`Offer ${offer} of $262,500: made`);
  const thread = await world.thread('leads', card?.ts ?? '');
  expect(thread.some(({ text }) => text.startsWith(`Offer ${offer} of $262,500: made`))).toBe(true);
});

test('when an agent wants to change a policy, then they are told who may', async () => {
  world.setRole('agent');
  expect(await type('/offer', 'policy ON off')).toContain('This needs the role manager; yours is agent.');
  world.setRole('manager');
});
