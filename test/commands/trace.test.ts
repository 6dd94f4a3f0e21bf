import { kpiEventModel } from '../../src/kpi/kpi-event.model';
import { CALLER, openAreas, type TestAreas } from '../support/areas';
import { intake, stepOf } from '../src/ladder/people';
import { user } from './use-command';

const MORNING = '2026-12-02T15:00:00Z';

let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas(MORNING);
});
afterAll(() => areas.close());
beforeEach(() => areas.reset(MORNING));

const en = (line: string) => user(areas).type(line);

/** The order in which some words stand in a text. */
const places = (text: string, words: string[]) => words.map((word) => text.indexOf(word));

async function lifeOfALead() {
  const lead = await intake(areas);
  await areas.ladder.create(lead, {}, CALLER);
  await areas.ladder.queueDueTexts();
  areas.clock.pass(1);
  await areas.outreach.dispatch();
  areas.clock.pass(40);
  const call = await stepOf(areas, lead, 2);
  await areas.ladder.complete(call._id, 'reached', CALLER);
  areas.clock.pass(1);
  await areas.outreach.receive({
    messageSid: 'SM1',
    from: lead.phone ?? '',
    to: '+15005550006',
    body: 'Yes!',
  });
  return lead;
}

test('when a lead is traced, then events, audit entries and messages stand in the order in which they happened', async () => {
  const lead = await lifeOfALead();
  const words = await en(`/trace leadflow:${lead._id}`);
  const inOrder = places(words, [
    '`lead.create`',
    '`lead_created`',
    '`ladder_created`',
    '`accepted`',
    '`sms_sent`',
  ]);
  expect(inOrder.every((at) => at >= 0)).toBe(true);
  expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
  const all = `${words}\n${await en(`/trace ${lead._id} 2`)}`;
  expect(all).toMatch(/`task\.complete` task_\w+ <@U0CALLER>/);
  expect(all).toContain('`followup_completed`');
  expect(all).toContain('📥 `received`');
  expect(all).not.toContain(lead.phone);
  expect(await user(areas, 'fr').type(`/trace ${lead._id.toLowerCase()}`)).toContain('Ce qui est arrivé à');
});

test('when there is more than a page, then it is turned', async () => {
  const lead = await intake(areas);
  const event = { correlation_id: `leadflow:${lead._id}`, detail: { tasks: 6 } };
  await areas.kpi.emitEach(
    'ladder_created',
    Array.from({ length: 40 }, () => event),
  );
  const total =
    40 + (await kpiEventModel(areas.store.connection).countDocuments({ metric: 'lead_created' })) + 1;
  const first = await en(`/trace ${lead._id}`);
  expect(first).toContain(`What happened to ${lead._id}: ${total}, page 1 of 3`);
  expect(first).not.toContain('Earlier');
  expect(await user(areas).press('trace.next', JSON.stringify({ lead: lead._id, page: 3 }))).toMatch(
    /page 3 of 3[^]*Earlier/,
  );
  expect(await en(`/trace ${lead._id} 99`)).toContain('page 3 of 3');
});

test('when a lead is not known or nothing is typed, then it says so', async () => {
  expect(await en('/trace L-9')).toContain('There is no lead L-9');
  expect(await en('/trace')).toContain('lead: must be a lead');
  expect(await en('/trace help')).toContain('leadflow:L-1042 2');
});
