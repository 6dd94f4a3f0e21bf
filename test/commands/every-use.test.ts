import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buttons, commands, modals, shortcuts } from '../../commands';
import { type BuyerId, type DealId, type LeadId } from '../../src/ids';
import { cents } from '../../src/money';
import { askForText, queueText } from '../src/outreach/outbox';
import { CALLER, MANAGER } from '../support/areas';
import { openWorkspace, type Workspace } from '../support/workspace';
import { createWalk, type Doable, type Walk } from './every-use';

/** Each stands where a name stands. */
const NAMES = {
  letters: 'W'.repeat(255),
  emoji: '🏚️👩‍👩‍👧‍👦'.repeat(255).slice(0, 255),
  French: `Élise L’Écuyer-Côté « À vendre » ${'é'.repeat(220)}`,
  rtl: `מרים \u202E כהן \u202C محمد ${'م'.repeat(220)}`.slice(0, 255),
  markup: `<!channel> <@U0BOSS> *x* & ${'&<'.repeat(110)}`.slice(0, 255),
};
const VALUES = {
  owner: 'U0BEN',
  why: NAMES.emoji,
  stage: 'marketed',
  text: 'See you tomorrow',
  phone: '416-555-0178',
  name: NAMES.rtl,
  places: 'Toronto ON, QC',
  body: 'Hi {{ name }}, this is {{ sender }}.',
};
const USERS = ['U0PERSON', 'U0LUC'];

let world: Workspace;
let walk: Walk;
const leads: LeadId[] = [];
const buyers: BuyerId[] = [];
const deals: DealId[] = [];
let unowned = '';

async function newLead(
  name: string,
  nth: number,
  place = 'Toronto ON',
  owner: string | null = 'U0PERSON',
): Promise<LeadId> {
  const facts = {
    name,
    phone: `+1416555${1100 + nth}`,
    email: `p${nth}@example.com`,
    address: `${nth} King St W, ${place}`,
    source: 'web_form',
    ...(owner !== null && { owner }),
    message: { text: name },
  };
  return (await world.areas.deals.leadToDeal(facts, null, CALLER, `walk:${nth}`)).lead._id;
}

/** Everything that a team may have before it: due steps, texts of all kinds, proposals, what nobody knows. */
async function fillWorld(): Promise<void> {
  const { areas } = world;
  let nth = 0;
  for (const name of Object.values(NAMES)) {
    leads.push(await newLead(name, nth++));
    const phone = `+1647555${1100 + nth}`;
    buyers.push((await areas.buyers.save({ name, phone, province: 'ON', market: 'Toronto' }, CALLER))._id);
  }
  await areas.outreach.dispatch();
  areas.twilio.faults.add({ kind: 'hang', times: 1 });
  await queueText(areas, { to: '+14165551199', contact: leads[0] ?? 'L-1' });
  await areas.outreach.dispatch();
  for (const [index, lead] of leads.slice(0, 2).entries()) {
    const from = (await areas.leads.find(lead))?.phone ?? '';
    await areas.outreach.receive({ messageSid: `SM${index}`, from, to: '+15005550006', body: NAMES.markup });
  }
  for (const from of ['+16475551101', '+16475559999'])
    await areas.outreach.receive({ messageSid: `SM${from}`, from, to: '+15005550006', body: NAMES.markup });
  for (const province of ['QC', 'ON'] as const)
    await areas.offers.upsert(MANAGER, { province, market: 'ALL', enabled: true });
  await areas.offers.change(MANAGER, {
    province: 'ON',
    market: 'ALL',
    multiplier_bp: 8_000,
    reason: NAMES.markup,
  });
  const numbers = { arv: cents(500_000_00), repairs: cents(40_000_00), holding_cost: cents(0) };
  for (const [index, name] of Object.values(NAMES).entries()) {
    const facts = {
      name,
      phone: `+1416555${1160 + index}`,
      address: `${index} Bay St, Toronto ON`,
      source: 'slack',
    };
    const { deal } = await areas.deals.leadToDeal(facts, numbers, CALLER, `walk:deal:${index}`);
    if (deal) deals.push(deal._id);
  }
  // An offer that waits for an answer, and the same house computed again.
  const house = { province: 'ON', market: 'Toronto', arv: 450_000_00, repairs: 50_000_00, holding_cost: 0 };
  const { evidence_id } = await areas.offers.compute(house as never, CALLER);
  await areas.offers.make({ evidence_id }, CALLER);
  // A province whose texts wait for a person, and leads that nobody has.
  await areas.ladder.set(MANAGER, { province: 'QC', market: 'ALL', auto_sms: false });
  for (let more = 0; more < 3; more++) unowned = await newLead(NAMES.French, nth++, 'Laval QC', null);
  await reachNobody(await newLead(NAMES.emoji, nth++));
  areas.clock.pass(30);
  await areas.ladder.postDueTasks();
  await areas.ladder.refreshDigests();
  await areas.ladder.nudgeUnclaimed();
  await areas.deals.nudgeUnowned();
  // Enough blocks for a drift.
  const detail = { to: 'L-1', province: 'ON' as const, market: 'ALL', reason: 'outside_window' };
  const blocked = { correlation_id: 'messaging:1', success: false, detail };
  await areas.kpi.emitEach('sms_blocked_by_policy', Array<typeof blocked>(40).fill(blocked));
  await areas.tripwire.evaluate(MANAGER);
  // More than a page of what is due.
  for (let more = 0; more < 16; more++) await newLead(NAMES.rtl, nth++);
  // After hours: what is asked for now waits, more than a page of it.
  areas.clock.set('2026-12-03T03:00:00Z');
  for (let more = 0; more < 10; more++)
    await askForText(areas, { to: `+1416555${1180 + more}`, contact: leads[2] ?? 'L-1', body: NAMES.emoji });
  areas.clock.set('2026-12-02T16:30:00Z');
}

/** A follow-up that ended without an answer: what shall become of the lead? */
async function reachNobody(id: LeadId): Promise<void> {
  const tasks = await world.areas.ladder.tasksOf(id);
  for (const { _id, channel, state } of tasks) {
    if (state !== 'open') continue;
    if (channel === 'CALL') await world.areas.ladder.complete(_id, 'no_answer', CALLER);
    else await world.areas.ladder.skip(_id, CALLER);
  }
}

beforeAll(async () => {
  // A Wednesday, 10:00 in Toronto.
  world = await openWorkspace('2026-12-02T15:00:00Z');
  world.setRole('admin');
  await fillWorld();
  walk = createWalk(world, VALUES);
}, 120_000);
afterAll(() => world.close());

/** As Slack sends people and groups, about what is there. */
function typed(example: string, nth: number): string {
  return example
    .replaceAll(/L-\d+/g, leads[nth % leads.length] ?? '')
    .replaceAll(/B-\d+/g, buyers[nth % buyers.length] ?? '')
    .replaceAll(/D-\d+/g, deals[nth % deals.length] ?? '')
    .replaceAll('@anna', '<@U0ANNA>')
    .replaceAll('@callers', '<!subteam^S0CALLERS>');
}

const registered = [
  ...commands.map(({ name }) => `command ${name}`),
  ...buttons.map(({ id }) => `button ${id}`),
  ...modals.map(({ id }) => `modal ${id}`),
  ...shortcuts.map(({ id }) => `shortcut ${id}`),
];

test('when everything is used through the signed door with the names that people have, then Slack takes all that is shown', async () => {
  for (const user of USERS) {
    for (const [nth, { name, examples }] of commands.entries()) {
      // Erasing goes last: the others need somebody.
      for (const example of ['help', ...examples.filter((text) => !text.startsWith('erase'))])
        await walk.type(name, typed(example, nth), user);
    }
    await walk.type('/task', unowned, user);
    await walk.type('/trace', leads[0] ?? '', user);
    for (const { id, place } of shortcuts) await walk.shortcut(id, place === 'global', NAMES.French, user);
    await world.sandbox.home(user);
    await useAllThatIsShown(user);
  }
  await walk.type('/privacy', `erase ${leads[1]} because they asked in writing`, 'U0LUC');
  const met = new Set(walk.used);
  expect([...new Set(walk.problems)]).toEqual([]);
  // Whoever adds something lets the walk meet it (`fillWorld`), or drives it by name in a test on a workspace.
  const unmet = registered.filter((one) => !met.has(one));
  expect(unmet.filter((one) => !drivenElsewhere(one.split(' ')[1] ?? ''))).toEqual([]);
  expect(met.size).toBeGreaterThan(registered.length * 0.9);
}, 300_000);

/** By a test that presses through the signed door of a workspace. */
function drivenElsewhere(name: string): boolean {
  const root = join(__dirname, '..');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .some((text) => text.includes('openWorkspace(') && text.includes(`'${name}'`));
}

/** Each button and form once, also those that come with the answers. */
async function useAllThatIsShown(user: string): Promise<void> {
  const done = new Set<string>();
  const next = (): Doable | undefined => walk.shown().find(({ kind, name }) => !done.has(`${kind} ${name}`));
  for (let one = next(); one; one = next()) {
    done.add(`${one.kind} ${one.name}`);
    await walk.use(one, user);
  }
}
