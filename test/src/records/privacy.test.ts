import { countNode } from '../../../src/buyers/count-node';
import { feedbackEventModel } from '../../../src/buyers/feedback-event.model';
import { exportPage } from '../../../src/pages/export-page';
import { openDoor } from '../http/open-door';
import { type LeadId } from '../../../src/ids';
import { openWorkspace, type Workspace } from '../../support/workspace';
import { BOSS, boss, everything, herLife, HERS, MORNING, naming, PHONE } from './her-life';

let world: Workspace;
beforeAll(async () => {
  world = await openWorkspace(MORNING);
  world.setRole('admin');
});
afterAll(() => world.close());

const command = (line: string) => boss(world)(line);

describe('one person', () => {
  let id: LeadId;
  beforeAll(async () => {
    id = await herLife(world);
  });

  test('when an admin asks for an export, then a link gives everything as a file, for minutes, and nobody else may ask', async () => {
    expect(naming(await everything(world)).length).toBeGreaterThan(10);
    const said = await command(`/privacy export ${PHONE}`);
    expect(said).toMatch(/privacy\/[\w-]{32}\|person\.json/);
    const token = /privacy\/([\w-]{32})/.exec(said)?.[1] ?? '';
    const data = JSON.stringify(await world.areas.records.fetchExport(token));
    for (const part of [
      PHONE,
      'anna.roy@example.com',
      '12 King St W',
      'This is Anna of 12 King',
      'keyword',
      'no_answer',
      'sms_sent',
      'lead.create',
      'webhook_quarantine',
    ]) {
      expect(data).toContain(part);
    }
    expect(data).not.toContain('Bob Stone');
    expect(data).not.toMatch(/status_token|page_token/);
    expect(await world.areas.records.fetchExport('x'.repeat(32))).toBeNull();
    const later = world.areas.another({ realNow: () => Date.now() + 16 * 60_000 });
    expect(await later.records.fetchExport(token)).toBeNull();
    const door = await openDoor({ webhooks: exportPage(world.areas.records) });
    const page = await fetch(`${door.url}/privacy/${token}`);
    expect(page.headers.get('content-disposition')).toContain('attachment');
    expect(await page.text()).toContain(PHONE);
    expect((await fetch(`${door.url}/privacy/${'x'.repeat(32)}`)).status).toBe(404);
    expect(JSON.stringify(door.lines)).not.toContain(token);
    await door.server.close();
    world.setRole('manager');
    expect(await command(`/privacy export ${PHONE}`)).toContain('admin');
    world.setRole('admin');
  });

  test('when the reason is missing, names her, or nobody is known, then nothing is erased and it says why', async () => {
    expect(await command(`/privacy erase ${PHONE}`)).toContain('because: is missing');
    expect(await command(`/privacy erase ${PHONE} because Anna Roy asked`)).toContain('names the person');
    expect(await command('/privacy erase L-9 because of a mistake')).toContain('Nobody is known by that.');
    expect(await command('/privacy forget L-9')).toContain('forget is neither export nor erase');
    expect((await world.areas.leads.find(id))?.phone).toBe(PHONE);
  });

  test('when a message to her is with its provider, then nothing is erased until it is known what became of it', async () => {
    const messages = world.areas.store.connection.collection('message');
    const sent = await messages.findOne({ contact: id, channel: 'SMS' });
    if (!sent) throw new Error('no text went to her');
    for (const state of ['sending', 'unknown']) {
      await messages.updateOne({ _id: sent._id }, { $set: { state } });
      expect(await command(`/privacy erase ${PHONE} because they asked`)).toContain('under way');
    }
    await messages.updateOne({ _id: sent._id }, { $set: { state: sent.state as string } });
    expect((await world.areas.leads.find(id))?.phone).toBe(PHONE);
    expect(naming(await everything(world), [/12 King St W/]).length).toBeGreaterThan(5);
  });

  test('when she is erased, then nothing of her is in any collection or log line but the suppressed address, and all else is whole', async () => {
    const { areas } = world;
    const { connection } = areas.store;
    await areas.buyers.recordFeedback({
      event: 'RESPONDED',
      province: 'ON',
      source: 'api',
      buyer_id: 'b-77' as never,
    });
    const nodes = await connection.collection('buyer_liquidity_node').find().toArray();
    await areas.auditLog.seal();
    const { head } = await areas.auditLog.verify();
    const kpi = await connection.collection('kpi_event').countDocuments();

    const said = await command(`/privacy erase 416-555-0134 because they asked in writing`);
    expect(said).toContain(`Erased: ${id}.`);
    await world.deliver();

    expect(naming(await everything(world))).toEqual([`contact_address ${PHONE}`, `stopped_address ${PHONE}`]);
    const address = await connection.collection('contact_address').findOne({ _id: PHONE as never });
    expect(address).toMatchObject({ consents: [] });
    expect(JSON.stringify(address)).not.toMatch(/STOP|proof|SM2/);
    const lines = JSON.stringify([world.log.lines, areas.log.lines]);
    expect(HERS.filter((pattern) => pattern.test(lines))).toEqual([]);
    expect(naming([{ place: 'leads', text: JSON.stringify(await world.channel('leads')) }])).toEqual([]);
    expect(naming([{ place: 'inbox', text: JSON.stringify(await world.channel('inbox')) }])).toEqual([]);
    expect(naming([{ place: 'tasks', text: JSON.stringify(await world.channel('tasks')) }])).toEqual([]);

    expect(await areas.leads.find(id)).toMatchObject({
      name: id,
      status: 'dead',
      province: 'ON',
      market: 'Toronto',
    });
    expect((await areas.ladder.tasksOf(id)).filter(({ state }) => state === 'open')).toEqual([]);
    const messages = await connection.collection('message').find({ contact: id }).toArray();
    expect(messages.map(({ state }) => String(state)).sort()).toEqual(['cancelled', 'sent']);
    expect(await connection.collection('inbound_media').countDocuments({ message_sid: 'SM1' })).toBe(0);
    expect(await connection.collection('kpi_event').countDocuments()).toBe(kpi);
    await areas.auditLog.seal();
    expect(await areas.auditLog.verify([head])).toMatchObject({ problem: null });
    expect(await connection.collection('buyer_liquidity_node').find().toArray()).toEqual(nodes);
    const count = countNode(feedbackEventModel(connection));
    expect(nodes).toHaveLength(1);
    for (const node of await areas.buyers.nodes())
      expect(node).toMatchObject(await count(node, node.updated_at));

    const bob = await areas.leads.findByAddress('+14165550177');
    expect(bob).toMatchObject({ name: 'Bob Stone', status: 'contacted' });
    expect((await areas.ladder.tasksOf(bob?._id ?? id)).some(({ state }) => state === 'open')).toBe(true);
    expect(naming(await everything(world), [/Bob Stone/]).length).toBeGreaterThan(2);
  });

  test('when she is erased again, or texted, then there is nothing to erase, and the suppression holds', async () => {
    expect(await command(`/privacy erase ${id} because they asked in writing`)).toContain(`Erased: ${id}.`);
    expect(naming(await everything(world))).toEqual([`contact_address ${PHONE}`, `stopped_address ${PHONE}`]);
    const decision = await world.areas.policy.askGate({ channel: 'SMS', to: PHONE, province: 'ON' });
    expect(decision).toMatchObject({ ok: false, reason: 'opted_out' });
  });

  test('when somebody is a seller who is dead and a buyer too, then their e-mail address finds and erases both', async () => {
    const { areas } = world;
    const email = 'zoe.hart@example.com';
    const facts = { name: 'Zoe Hart', source: 'api', email, address: '77 Elm St, Halifax NS' };
    const { lead } = await areas.leads.intake(facts, BOSS, 'zoe');
    await areas.deals.tend.end(lead._id, 'sold', BOSS);
    const place = { language: 'en', province: 'NS', market: 'Halifax' } as const;
    const buyer = await areas.buyers.save({ name: 'Zoe Hart', phone: '+19025550123', email, ...place }, BOSS);
    expect(await command(`/privacy erase ${email} because they asked in writing`)).toContain(
      `Erased: ${lead._id}, ${buyer._id}.`,
    );
    expect(
      naming(await everything(world), [/\bzoe\b/i, /\bhart\b/i, /77 elm/i, /902\D{0,3}555\D{0,3}0123/]),
    ).toEqual([]);
    expect(await areas.buyers.search('zoe', 5)).toEqual([]);
    const house = { ...place, property_type: 'SFR', arv: 1, repairs: 0 } as never;
    expect(await areas.buyers.match(house)).toMatchObject({ matched_count: 0, paused: [] });
    expect(await areas.leads.find(lead._id)).toMatchObject({ status: 'dead', province: 'NS' });
  });
});
