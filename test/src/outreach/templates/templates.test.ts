import { auditEntryModel } from '../../../../src/audit/audit-entry.model';
import { type Actor } from '../../../../src/contract/actor';
import { messageTemplateModel } from '../../../../src/outreach/templates/template.model';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../../support/areas';
import { intake, stepOf } from '../../ladder/people';

const TEN = '2026-12-02T15:00:00Z';

let world: TestAreas;
beforeEach(async () => {
  world = await openAreas(TEN);
});
afterEach(() => world.close());

const save = (body: string, more: object = {}, actor: Actor = MANAGER) =>
  world.outreach.templates.save({ name: 'ladder-1', language: 'en', body, ...more }, actor);

test('when it is seeded twice, then nothing changes, and an edit stays', async () => {
  await save('Hello {{ name }}');
  const models = messageTemplateModel(world.store.connection);
  const before = await models.find().lean();
  await world.outreach.templates.seed();
  expect(await models.find().lean()).toEqual(before);
  expect(await world.outreach.templates.current('ladder-1', 'en')).toMatchObject({
    version: 2,
    body: 'Hello {{ name }}',
  });
});

test('when it is edited, then it is a new version with who and before and after in the audit log; two at once are two', async () => {
  await Promise.all([save('One {{ name }}'), save('Two {{ name }}', { reason: 'shorter' })]);
  const versions = await world.outreach.templates.versions('ladder-1', 'en');
  expect(versions.map((one) => one.version)).toEqual([3, 2, 1]);
  const entries = await auditEntryModel(world.store.connection)
    .find({ action: 'template.save' })
    .sort({ at: 1 })
    .lean();
  expect(entries).toHaveLength(2);
  expect(entries[0]).toMatchObject({
    actor: 'slack:U0MANAGER',
    thing: { kind: 'message_template', id: 'ladder-1:en' },
    before: { version: 1 },
    after: { version: 2 },
  });
});

test('when it is edited, then the next text has it, also one of another process', async () => {
  const other = world.another();
  const composed = (by: typeof other) =>
    world.store.transaction(
      async () => (await by.outreach.templates.compose('ladder-1', 'en', { name: 'Jo' })).body,
    );
  for (const body of ['One {{ name }}', 'Two {{ name }}']) {
    await save(body);
    const said = body.replace('{{ name }}', 'Jo');
    for (const text of [await composed(world), await composed(other)]) expect(text).toMatch(said);
  }
});

test.each([
  ['Hi {{ nam }}', 'body', '{{ nam }} has no value here; known are name, sender, property'],
  ['Hi {% if false %}{{ nam }}{% endif %}', 'body', '{{ nam }} has no value here'],
  ['At {{ property }}', 'body', '{{ property }} is not always known: write {% if property %}'],
  ['Hi {{ name', 'body', 'not closed'],
])('when an edit is %j, then it is refused: %s %s', async (body, path, message) => {
  await expect(save(body)).rejects.toMatchObject({
    code: 'invalid_input',
    details: { issues: [{ path, message: expect.stringContaining(message) as string }] },
  });
  expect(await world.outreach.templates.current('ladder-1', 'en')).toMatchObject({ version: 1 });
});

test('when a text of a ladder goes out, then it is in the seller’s language and knows its template and version', async () => {
  await save('Bonjour {{ name }}', { language: 'fr' });
  const lead = await intake(world, { name: 'Anne Roy', address: '12 rue Sherbrooke, Montréal QC' });
  await world.ladder.create(lead, {}, CALLER);
  await world.ladder.queueDueTexts();
  await world.outreach.dispatch();
  const [sent] = world.accepted();
  expect(sent?.body).toMatch(/^Bonjour Anne Sandbox Homes\. .*ARRET/);
  const message = await world.outreach.find((await stepOf(world, lead, 1)).message_id as never);
  expect(message).toMatchObject({ template: 'ladder-1', template_version: 2 });
  expect(message?.page_token).toMatch(/^[\w-]{32}$/);
});

test('when a template cannot be filled in, then its step is held with that reason, others go, and nobody is texted', async () => {
  await messageTemplateModel(world.store.connection).updateOne(
    { _id: 'ladder-1:en:1' },
    { $set: { body: 'Hi {{ gone }}' } },
  );
  const lead = await intake(world);
  const other = await intake(world, {
    name: 'Anne',
    phone: '+15145550123',
    address: '12 rue Sherbrooke, Montréal QC',
  });
  for (const one of [lead, other]) await world.ladder.create(one, {}, CALLER);
  await world.ladder.queueDueTexts();
  await world.outreach.dispatch();
  expect(world.accepted().map((sms) => sms.to)).toEqual(['+15145550123']);
  const held = await stepOf(world, lead, 1);
  expect(held).toMatchObject({
    state: 'open',
    auto: true,
    contact_at: null,
    hold_reason: 'template_cannot_render',
  });
  expect(held.text_problem).toContain('{{ gone }}');
  await expect(world.ladder.text(held._id, CALLER)).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining('{{ gone }}') as string,
  });
});

test('when that template is mended, then the step that it held goes out at once, and no day later', async () => {
  await messageTemplateModel(world.store.connection).updateOne(
    { _id: 'ladder-1:en:1' },
    { $set: { body: 'Hi {{ gone }}' } },
  );
  const lead = await intake(world);
  await world.ladder.create(lead, {}, CALLER);
  await world.ladder.queueDueTexts();
  await world.ladder.recomputeContactTimes();
  await world.ladder.queueDueTexts();
  expect((await stepOf(world, lead, 1)).hold_reason).toBe('template_cannot_render');
  await save('Hello {{ name }}');
  await world.ladder.recomputeContactTimes();
  await world.ladder.queueDueTexts();
  await world.outreach.dispatch();
  expect(world.accepted().map((sms) => sms.body)).toEqual([expect.stringMatching(/^Hello Anna/)]);
});
