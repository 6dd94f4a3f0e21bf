import { openWorkspace, type Workspace } from '../../support/workspace';

let world: Workspace;
// A Wednesday, 10:00 in Toronto.
beforeAll(async () => {
  world = await openWorkspace('2026-12-02T15:00:00Z');
});
afterAll(() => world.close());

const type = (text: string, user = 'U0PERSON') =>
  world.hears(() => world.sandbox.command({ command: '/lead', text, user }));
const press = (verb: string, value: string) =>
  world.sandbox.action({ action_id: `lead.${verb}`, value, channel: 'leads' });
const submit = (callback_id: string, values: Record<string, string>) =>
  world.sandbox.view({ callback_id, values });
const idIn = (words: string) => /L-\d+/.exec(words)?.[0] ?? '';
const leadOf = async (id: string) => {
  const lead = await world.areas.leads.find(id as never);
  if (!lead) throw new Error(`no ${id}`);
  return lead;
};
const stepsOf = async (id: string) =>
  (await world.areas.ladder.tasksOf(id as never)).map(({ state }) => state);

let count = 200;
const newLead = async (name = 'Ann Roy', more = '12 King St W, Toronto ON') => {
  const said = await type(`${name} 416-555-0${++count} ${more}`);
  return idIn(said);
};

describe('a lead’s card', () => {
  it('when a lead is taken in, then its one message shows who, where, the hour there, channels, steps and owner', async () => {
    const id = await newLead('Card Person', '1 Main St, Vancouver BC, source web_form');
    const card = (await world.channel('leads')).find(({ text }) => text.includes(id));
    for (const part of [
      'Card Person',
      'Vancouver, BC',
      '08:00 (Vancouver)',
      'Call:',
      'opens',
      '○○○○○○',
      '<@U0PERSON>',
    ]) {
      expect(card?.words).toContain(part);
    }
    for (const verb of ['call', 'text', 'offer', 'assign', 'snooze', 'stop', 'dead']) {
      expect(card?.words).toContain(`"lead.${verb}"`);
    }
  });

  it('when a step is done, then the same message shows it', async () => {
    const id = await newLead();
    const before = (await world.channel('leads')).length;
    const [first] = await world.areas.ladder.tasksOf(id as never);
    await world.areas.ladder.complete(first?._id as never, 'done', {
      kind: 'slack',
      id: 'U0ANN',
      role: 'agent',
    });
    const messages = await world.channel('leads');
    expect(messages).toHaveLength(before);
    expect(messages.find(({ text }) => text.includes(id))?.words).toMatch(/●○○○○○.*contacted/);
  });
});

describe('changing a lead', () => {
  it('when edited, then the form shows what is known, and lead, card and ladder follow', async () => {
    const id = await newLead('Edit Me');
    const form = await world.opens(() =>
      world.sandbox.command({ command: '/lead', text: `edit ${id.toLowerCase()}` }),
    );
    expect(form.words).toContain('Edit Me');
    const address = '99 Granville St, Vancouver BC';
    expect(
      await world.hears(() => submit('lead.edit', { name: 'Éva Édit', address, arv: '500k' })),
    ).toContain('is saved');
    expect(await leadOf(id)).toMatchObject({ name: 'Éva Édit', province: 'BC', arv: 500_000_00, version: 2 });
    expect((await world.areas.ladder.tasksOf(id as never))[1]).toMatchObject({ province: 'BC' });
    expect((await world.channel('leads')).find(({ text }) => text.includes(id))?.text).toContain('Éva Édit');
  });

  it('when somebody else has changed it meanwhile, then the form says what, keeps what was typed, and saves then', async () => {
    const id = await newLead('Two Hands');
    await world.opens(() => press('edit', id));
    const lead = await leadOf(id);
    const { name, property_type, language, phone } = lead;
    await world.areas.deals.tend.edit(
      lead._id,
      lead.version ?? 0,
      { name, property_type, language, phone, address: '5 Other St, Toronto ON' },
      { kind: 'slack', id: 'U0BEN', role: 'agent' },
    );
    const shown = await world.opens(() => submit('lead.edit', { arv: '600k' }));
    expect(shown.words).toContain('Somebody has changed this meanwhile:* Address of the house');
    expect(shown.words).toMatch(/600k.*|5 Other St/);
    expect((await leadOf(id)).arv).toBeUndefined();
    expect(await world.hears(() => submit('lead.edit', {}))).toContain('is saved');
    expect(await leadOf(id)).toMatchObject({ address: '5 Other St, Toronto ON', arv: 600_000_00 });
  });

  it('when the new number is another lead’s, then it is refused with the way out and nothing changes', async () => {
    const one = await newLead('One');
    const two = await newLead('Two');
    const { phone = '' } = await leadOf(one);
    await world.opens(() => press('fix', two));
    expect(await world.hears(() => submit('lead.edit', { phone }))).toContain(`/lead merge ${one} ${two}`);
    expect((await leadOf(two)).phone).not.toBe(phone);
  });

  it('when assigned by command or form, then lead and open steps go to the person, once', async () => {
    const id = await newLead();
    expect(await type(`assign ${id} <@U0BEN|ben>`)).toContain('belongs to <@U0BEN> now');
    expect(await type(`assign ${id} <@U0BEN|ben>`)).toContain('already');
    await world.opens(() => press('assign', id));
    await world.hears(() => submit('lead.assign', { owner: 'U0LUC' }));
    expect((await leadOf(id)).owner).toBe('U0LUC');
    expect(new Set((await world.areas.ladder.tasksOf(id as never)).map(({ owner }) => owner))).toEqual(
      new Set(['U0LUC']),
    );
  });

  it('when dead, then the ladder stops; undone, everything is as it was', async () => {
    const id = await newLead();
    const before = await stepsOf(id);
    await world.opens(() => press('dead', id));
    const said = await world.hears(() => submit('lead.dead', { why: 'sold <to> a neighbour' }));
    expect(said).toContain('lead.revive');
    expect(await leadOf(id)).toMatchObject({ status: 'dead', dead: { why: 'sold <to> a neighbour' } });
    expect(await stepsOf(id)).toEqual(before.map(() => 'stopped'));
    expect(await type(`dead ${id} again`)).toContain('over already');
    await world.hears(() => press('revive', id));
    expect(await leadOf(id)).toMatchObject({ status: 'new' });
    expect(await stepsOf(id)).toEqual(before);
    expect(await type(`perdu ${id} vendu`, 'U0LUC')).toContain('suivi est arrêté');
  });

  it('when closed, then the ladder stops and the card offers only the way back; brought back, everything is as it was', async () => {
    const id = await newLead();
    const before = await stepsOf(id);
    await world.hears(() => type(`assign ${id} <@U0BEN|ben>`));
    expect(await type(`close ${id.toLowerCase()}`)).toMatch(
      /is closed; its follow-up is stopped.*lead\.revive/,
    );
    const { phone, closed } = await leadOf(id);
    expect([await leadOf(id), closed]).toMatchObject([{ status: 'closed' }, { from: 'new' }]);
    const tasks = await world.areas.ladder.tasksOf(id as never);
    expect(tasks.map(({ stopped_because: why }) => why)).toEqual(before.map(() => 'closed'));
    expect(await world.areas.leads.findByAddress(phone ?? '')).toBeNull();
    const card = (await world.channel('leads')).find(({ text }) => text.includes(`(${id})`));
    expect(card?.words).toContain('closed · source slack');
    expect(card?.words.match(/"action_id":"lead\.[a-z]+"/g)).toEqual(['"action_id":"lead.revive"']);
    expect((await world.thread('leads', card?.ts ?? '')).at(-1)?.text).toContain('closed');
    expect(await type(`conclure ${id}`, 'U0LUC')).toContain('déjà terminé');
    expect(await type(`dead ${id} no`)).toContain('over already');
    await world.hears(() => press('revive', id));
    expect(await leadOf(id)).toMatchObject({ status: 'new', owner: 'U0BEN' });
    expect(await stepsOf(id)).toEqual(before);
    expect(await world.areas.leads.findByAddress(phone ?? '')).toMatchObject({ _id: id });
    await type(`close ${id}`);
  });

  it('when two are merged, then one has what both knew, and undoing gives it back', async () => {
    const keep = await newLead('Keep');
    const other = await newLead('Other', '7 Side St, Toronto ON, ARV 400k');
    const { phone } = await leadOf(other);
    expect(await type(`merge ${keep} ${other}`)).toContain(`${other} is part of ${keep} now`);
    expect(await leadOf(keep)).toMatchObject({
      arv: 400_000_00,
      open_addresses: expect.arrayContaining([phone]) as string[],
    });
    expect(await world.areas.leads.findByAddress(phone ?? '')).toMatchObject({ _id: keep });
    expect(await type(`merge ${keep} ${other}`)).toContain('Only open leads');
    await world.hears(() => press('revive', other));
    expect((await leadOf(keep)).arv).toBeUndefined();
    expect(await world.areas.leads.findByAddress(phone ?? '')).toMatchObject({ _id: other, status: 'new' });
  });

  it('when stopped or put off from the card, then the steps are', async () => {
    const id = await newLead();
    expect(await world.hears(() => press('snooze', id))).toContain('The next step');
    expect(await world.hears(() => press('stop', id))).toContain('6 steps');
    expect(await world.hears(() => press('stop', id))).toContain('has no open step');
    expect(await world.hears(() => press('snooze', id))).toContain('has no open step');
  });
});

describe('contacting a lead', () => {
  it('when a call is open, then the number is shown; when it is not, the reason and the next opening', async () => {
    const toronto = await newLead();
    const { phone } = await leadOf(toronto);
    expect((await world.opens(() => press('call', toronto))).words).toContain(phone);
    const vancouver = await newLead('Far West', '99 Granville St, Vancouver BC');
    const closed = await world.opens(() => press('call', vancouver));
    expect(closed.words).not.toContain('tel:');
    expect(closed.words).toContain('Vancouver');
  });

  it('when a text is written, then it goes through the gate into the outbox; without consent the form says why', async () => {
    const id = await newLead('Text Me', '12 King St W, Toronto ON, source inbound_call');
    await world.opens(() => press('text', id));
    expect(await world.hears(() => submit('lead.text', { text: 'Hello there' }))).toContain('in the outbox');
    const cold = await newLead('Cold');
    await world.opens(() => press('text', cold));
    expect(await world.hears(() => submit('lead.text', { text: 'Hello' }))).toMatch(
      /response_action.*errors.*consent/i,
    );
  });
});

describe('the shortcuts', () => {
  it('when used on a message, then the form has what it says, and the lead keeps text and link', async () => {
    const text = 'Mia Fox 416-555-0777 4 King St W, Toronto ON, ARV 450k &amp; nice';
    const form = await world.opens(() =>
      world.sandbox.shortcut({ callback_id: 'lead.from-message', text, channel: 'C0TALK' }),
    );
    expect(form.words).toMatch(/Mia Fox.*\+14165550777.*450000/);
    const id = idIn(await world.hears(() => submit('lead.new', {})));
    const { message } = await leadOf(id);
    expect(message?.text).toContain('& nice');
    expect(message?.permalink).toMatch(/archives\/C0TALK\/p\d+$/);
  });

  it('when the message says nothing of use, or thousands of letters, then the form opens all the same', async () => {
    for (const text of ['', '🏠'.repeat(3000), 'مرحبا '.repeat(400), '"\\'.repeat(2000)]) {
      await world.opens(() => world.sandbox.shortcut({ callback_id: 'lead.from-message', text }));
    }
    const global = await world.opens(() =>
      world.sandbox.shortcut({ callback_id: 'lead.take', global: true }),
    );
    expect(global.callback_id).toBe('lead.new');
  });
});

describe('names of every kind', () => {
  it.each(['x'.repeat(255), '🏠'.repeat(127), 'محمد علي الخوري', 'Zoé <!channel> & Cie', '&'.repeat(255)])(
    'when the name is %s, then every form of the lead opens',
    async (name) => {
      const id = await newLead(name);
      for (const verb of ['edit', 'assign', 'dead', 'text', 'call', 'offer'])
        await world.opens(() => press(verb, id));
      await type(`find ${id}`);
      await type(id);
    },
  );
});
