import type mongoose from 'mongoose';
import { buyerModel } from '../../../src/buyers/buyer.model';
import { feedbackEventModel } from '../../../src/buyers/feedback-event.model';
import { liquidityNodeModel } from '../../../src/buyers/liquidity-node.model';
import { rebuildLiquidity } from '../../../src/buyers/rebuild-liquidity';
import { type LeadId } from '../../../src/ids';
import { cents } from '../../../src/money';
import { openWorkspace, type Workspace } from '../../support/workspace';
import { BOSS, boss, everything, herLife, HERS, MORNING, naming, PHONE } from './her-life';

const EMAIL = 'anna.roy@example.com';
const HOME = '12 King St W, Toronto ON M5H 1A1';

/**
 * What the product writes there names nobody, so that nothing has to be erased: ids, counts, the rules of the team.
 * Every other collection, also one that comes later, is given something of hers below, and has to lose it.
 */
const NAMES_NOBODY = new Set([
  'audit_entry',
  'audit_head',
  'kpi_event',
  'kpi_rollup',
  'buyer_feedback_event',
  'dncl_area',
  'dncl_block',
  'market_policy',
  'market_policy_version',
  'message_template',
  'zone_override',
]);
/** The suppression: that this address must not be contacted, and nothing beside it. */
const SUPPRESSION = ['contact_address', 'stopped_address'];

let world: Workspace;
let id: LeadId;
beforeAll(async () => {
  world = await openWorkspace(MORNING);
  world.setRole('admin');
  id = await herLife(world);
  await moreOfHer();
}, 60_000);
afterAll(() => world.close());

/** What people write about her, and other systems send. */
async function moreOfHer(): Promise<void> {
  const { areas } = world;
  const command = boss(world);
  await command(`/consent ${id} express because Anna Roy signed it at 12 King St W`);
  await command(`/stop ${EMAIL} because Anna Roy wrote to us`);
  await command(`/lead close ${id} because Anna moved`);
  await areas.offers.upsert(BOSS, { province: 'ON', market: 'ALL', enabled: true });
  await areas.offers.compute(
    {
      province: 'ON',
      market: 'ALL',
      arv: cents(45_000_000),
      repairs: cents(5_000_000),
      holding_cost: cents(0),
      comps: [{ address: '12 King St W', price: 1 }],
      assumptions: { said_by: 'Anna Roy', at: PHONE },
      lead_id: id,
    },
    BOSS,
  );
  const buyer = await areas.buyers.save(
    { name: 'Anna Roy', phone: PHONE, language: 'en', province: 'ON', market: 'Toronto' },
    BOSS,
  );
  await areas.buyers.recordFeedback({
    event: 'RESPONDED',
    province: 'ON',
    source: 'api',
    buyer_id: buyer._id,
  });
}

/** Her name, number, house and e-mail address, as deep as a document may hold them. */
const HER_DATA = { note: `Anna Roy, ${HOME}`, how: [{ reach: { phone: PHONE, mail: EMAIL } }] };

/** Something of hers in every collection; the shape is the collection's own where something reads it. */
function planted(name: string): mongoose.mongo.Document {
  if (name === 'slack_card') {
    const then = new Date(0);
    const times = { leased_until: then, not_before: then, created_at: then, updated_at: then };
    const view = { text: `Anna Roy, ${PHONE}` };
    const counts = { desired_rev: 1, posted_rev: 0, fence: 0, attempts: 0 };
    return { channel: 'alerts', view, view_hash: 'x', state: 'dirty', ...counts, ...times };
  }
  if (name === 'webhook_quarantine') return { raw: JSON.stringify(HER_DATA) };
  return { lead_id: id, ...HER_DATA };
}

async function plant(): Promise<string[]> {
  const { connection } = world.areas.store;
  const kept = (await connection.listCollections()).map(({ name }) => name);
  const known = Object.values(connection.models).map((model) => model.collection.collectionName);
  const names = [...new Set([...kept, ...known])].filter(
    (name) => !NAMES_NOBODY.has(name) && !SUPPRESSION.includes(name),
  );
  for (const name of names) {
    await connection
      .collection<{ _id: string }>(name)
      .insertOne({ _id: `planted:${name}`, ...planted(name) });
  }
  return names;
}

test('when a person is erased, then no collection of the store and no line of the log has anything of theirs but the suppressed address, and every chain and count holds', async () => {
  const { areas } = world;
  const { connection } = areas.store;
  const before = naming(await everything(world));
  // Nothing of the kind is written where nothing is erased.
  expect(before.filter((place) => NAMES_NOBODY.has(place.split(' ')[0] ?? ''))).toEqual([]);
  const names = await plant();
  expect(names.length).toBeGreaterThan(45);
  const full = naming(await everything(world));
  expect(names.filter((name) => !full.includes(`${name} planted:${name}`))).toEqual([]);

  await areas.auditLog.seal();
  const { head } = await areas.auditLog.verify();
  const said = await boss(world)(`/privacy erase ${PHONE} because they asked in writing`);
  expect(said).toContain(`Erased: ${id}`);
  await world.deliver();

  expect(naming(await everything(world)).sort()).toEqual(
    [EMAIL, PHONE].flatMap((address) => SUPPRESSION.map((name) => `${name} ${address}`)).sort(),
  );
  const addresses = await connection.collection('contact_address').find().toArray();
  for (const address of addresses.filter(({ _id }) => [EMAIL, PHONE].includes(String(_id)))) {
    expect(address.consents).toEqual([]);
    expect(JSON.stringify([address.suppressions, address.lifted ?? []])).not.toMatch(/proof|text|because/);
    expect(naming([{ place: 'suppression', text: JSON.stringify({ ...address, _id: '' }) }])).toEqual([]);
  }
  const lines = JSON.stringify([world.log.lines, areas.log.lines], (_key, value: unknown) =>
    value instanceof Error ? { ...value, said: value.stack } : value,
  );
  expect(areas.log.lines.length + world.log.lines.length).toBeGreaterThan(5);
  expect(HERS.filter((pattern) => pattern.test(lines))).toEqual([]);

  await areas.auditLog.seal();
  expect(await areas.auditLog.verify([head])).toMatchObject({ problem: null });
  await connection
    .collection<{ _id: string }>('buyer_liquidity_node')
    .deleteOne({ _id: 'planted:buyer_liquidity_node' });
  const models = {
    events: feedbackEventModel(connection),
    nodes: liquidityNodeModel(connection),
    buyers: buyerModel(connection),
  };
  const rebuild = rebuildLiquidity({ ...areas.store, ...models, clock: areas.clock });
  expect(await rebuild()).toMatchObject({ nodes: 1, mended: [] });
  for (const [channel, to] of [
    ['SMS', PHONE],
    ['EMAIL', EMAIL],
  ] as const) {
    const decision = await areas.policy.askGate({ channel, to, province: 'ON' });
    expect(decision).toMatchObject({ ok: false, reason: 'opted_out' });
  }
});
