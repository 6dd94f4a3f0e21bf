import { type LeadId } from '../../../src/ids';
import { type Lead } from '../../../src/leads/lead.model';
import { CALLER } from '../../support/areas';
import { openWorkspace, type Workspace } from '../../support/workspace';

let world: Workspace;
// A Wednesday, 10:00 in Toronto.
beforeAll(async () => {
  world = await openWorkspace('2026-12-02T15:00:00Z');
});
afterAll(() => world.close());

let count = 300;
const take = async (more: object = {}): Promise<Lead> => {
  const facts = {
    name: 'Ann Roy',
    phone: `+1416555${1000 + ++count}`,
    address: '12 King St W, Toronto ON',
    source: 'referral',
    owner: 'U0PERSON',
  };
  return (await world.areas.deals.leadToDeal({ ...facts, ...more }, null, CALLER, `undo:${count}`)).lead;
};
const press = (verb: string, value: string) =>
  world.sandbox.action({ action_id: `lead.${verb}`, value, channel: 'leads' });
const merge = async (keep: LeadId, other: string, user?: string) => {
  await world.opens(() => press('merge', keep));
  return world.hears(() =>
    world.sandbox.view({ callback_id: 'lead.merge', values: { other }, ...(user && { user }) }),
  );
};
const leadOf = async (id: LeadId) => (await world.areas.leads.find(id)) ?? fail();
const steps = async (id: LeadId) =>
  (await world.areas.ladder.tasksOf(id)).map((task) => task.stopped_because ?? task.state);
const audits = (id: string) =>
  world.areas.store.connection.collection('audit_entry').find({ 'thing.id': id }).sort({ _id: 1 }).toArray();
const all = (what: string) => Array.from({ length: 6 }, () => what);

describe('merging from a lead’s card', () => {
  it('when the other one is named by its id or its number, then it goes into this one, with history and a way back', async () => {
    const keep = await take();
    const one = await take({ email: 'ann.roy@example.com' });
    const two = await take();
    expect(await merge(keep._id, one._id.toLowerCase())).toContain(`${one._id} is part of ${keep._id} now`);
    expect(await merge(keep._id, (two.phone ?? '').replace('+1', ''))).toContain('lead.revive');
    expect(await leadOf(keep._id)).toMatchObject({ email: 'ann.roy@example.com' });
    expect([await steps(one._id), await steps(keep._id)]).toEqual([all('dead'), all('open')]);
    expect((await audits(one._id)).map(({ action }) => action as string)).toEqual(
      expect.arrayContaining(['lead.merge', 'ladder.stop']),
    );
    await world.deliver();
    const words = world.seen('posted').map(({ text }) => text);
    expect(words).toContainEqual(expect.stringContaining(`${one._id} became part of it`));
    await world.hears(() => press('revive', one._id));
    expect((await leadOf(keep._id)).email).toBeUndefined();
    expect(await steps(one._id)).toEqual(all('open'));
    expect((await audits(one._id)).at(-1)).toMatchObject({ action: 'ladder.resume' });
  });

  it('when it is nobody, the same one, or over, then the form says so and nothing changes', async () => {
    const keep = await take();
    const other = await take();
    expect(await merge(keep._id, 'L-9')).toMatch(/response_action.*no open lead is L-9/);
    expect(await merge(keep._id, 'ann')).toContain('no open lead is ann');
    expect(await merge(keep._id, keep._id)).toContain('cannot be merged with itself');
    await world.areas.deals.tend.end(other._id, 'sold', CALLER);
    expect(await merge(keep._id, other._id)).toContain(`bring ${other._id} back first`);
    expect(await leadOf(keep._id)).toMatchObject({ version: 1 });
  });

  it('when the other one has answered already, then nobody writes on as to the first; undone, all goes on', async () => {
    const keep = await take();
    const other = await take();
    await world.areas.store.transaction(() => world.areas.leads.setStatus(other._id, 'replied', CALLER));
    await merge(keep._id, other._id);
    expect(await leadOf(keep._id)).toMatchObject({ status: 'replied' });
    expect(await steps(keep._id)).toEqual(all('merged'));
    await world.hears(() => press('revive', other._id));
    expect([await leadOf(keep._id), await leadOf(other._id)]).toMatchObject([
      { status: 'new' },
      { status: 'replied' },
    ]);
    expect(await steps(keep._id)).toEqual(all('open'));
  });

  it('when the merged one has come further since, then undoing leaves that alone', async () => {
    const keep = await take();
    const other = await take();
    await world.areas.store.transaction(() => world.areas.leads.setStatus(other._id, 'replied', CALLER));
    await merge(keep._id, other._id);
    await world.areas.store.transaction(() => world.areas.leads.setStatus(keep._id, 'offer_made', CALLER));
    await world.hears(() => press('revive', other._id));
    expect(await leadOf(keep._id)).toMatchObject({ status: 'offer_made' });
  });
});

describe('bringing back', () => {
  it('when somebody was taken for not interested, then the lead is again what it was', async () => {
    const { _id } = await take();
    const call = (await world.areas.ladder.tasksOf(_id))[1];
    await world.areas.ladder.complete(call?._id as never, 'reached', CALLER);
    await world.areas.ladder.recordAnswer(call?._id as never, 'dead', CALLER);
    expect(await leadOf(_id)).toMatchObject({ status: 'dead', dead: { from: 'contacted' } });
    const card = (await world.channel('leads')).find(({ text }) => text.includes(_id));
    expect(card?.words).toContain('"lead.revive"');
    expect(card?.words).not.toMatch(/undefined|\{why\}/);
    await world.hears(() => press('revive', _id));
    expect(await leadOf(_id)).toMatchObject({ status: 'contacted' });
    expect(await steps(_id)).toEqual(['open', 'completed', 'open', 'open', 'open', 'open']);
  });
});

describe('another number', () => {
  it('when a text waits for the old one, then it is taken back and goes to the new one', async () => {
    const lead = await take({ source: 'web_form' });
    const { message_id } = (await world.areas.ladder.tasksOf(lead._id))[0] ?? fail();
    const { name, property_type, language, address, version = 0 } = await leadOf(lead._id);
    const edit = { name, property_type, language, address, phone: '+14165550999' };
    await world.areas.policy.recordConsent('+14165550999', {
      basis: 'express',
      at: new Date('2026-12-01'),
      evidence: 'said so',
      recorded_by: 'test',
    });
    await world.areas.deals.tend.edit(lead._id, version, edit, CALLER);
    expect(await world.areas.outreach.find(message_id as never)).toMatchObject({
      state: 'cancelled',
      error: { code: 'number_changed' },
    });
    await world.areas.ladder.queueDueTexts();
    const again = (await world.areas.ladder.tasksOf(lead._id))[0]?.message_id;
    expect(await world.areas.outreach.find(again as never)).toMatchObject({ to: '+14165550999' });
  });
});

function fail(): never {
  throw new Error('it is not there');
}
