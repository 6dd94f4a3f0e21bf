import { type Actor } from '../../../src/contract/actor';
import { translator } from '../../../src/i18n/translate';
import { historyLine } from '../../../src/leads/lead-history.card';
import { blockProblems } from '../../../integrations/slack/block-limits';
import { openWorkspace, type Workspace } from '../../support/workspace';

let world: Workspace;
// A Wednesday, 10:00 in Toronto.
beforeAll(async () => {
  world = await openWorkspace('2026-12-02T15:00:00Z');
});
afterAll(() => world.close());

const ANN: Actor = { kind: 'slack', id: 'U0ANN', role: 'manager' };

let count = 300;
async function newLead(more = '12 King St W, Toronto ON'): Promise<string> {
  const text = `Ann Roy 416-555-0${++count} ${more}`;
  const said = await world.hears(() => world.sandbox.command({ command: '/lead', text }));
  return /L-\d+/.exec(said)?.[0] ?? '';
}
const cardOf = async (id: string) => {
  const card = (await world.channel('leads')).find(({ text }) => text.includes(id));
  if (!card) throw new Error(`no card of ${id}`);
  return card;
};
/** The lines below a lead's card, without who and when. */
async function history(id: string): Promise<string[]> {
  const lines = await world.thread('leads', (await cardOf(id)).ts);
  return lines.map(({ text }) => text.replace(/ · <!date[^>]*>/, ''));
}
const posts = () => world.seen('posted').filter(({ channelName }) => channelName === 'leads');

it('when a lead is taken in, assigned, edited, stopped, ended and brought back, then one message shows it as it is and its thread how it came to be', async () => {
  const id = await newLead();
  const { tend } = world.areas.deals;
  const lead = id as never;
  await tend.assign(lead, 'U0BEN', ANN);
  await tend.assign(lead, 'U0BEN', ANN);
  const {
    version = 0,
    name,
    property_type,
    language,
    phone,
    address,
  } = (await world.areas.leads.find(lead)) ?? {};
  await tend.edit(
    lead,
    version,
    { name, property_type, language, phone, arv: 50_000_000, address } as never,
    ANN,
  );
  await tend.stopLadder(lead, ANN);
  await tend.end(lead, 'sold <to> a & b', ANN);
  await tend.revive(lead, ANN);
  expect(await history(id)).toEqual([
    'Taken in: slack · u0person',
    'Belongs to <@U0BEN> now · <@U0ANN>',
    'Edited: Value after repairs (ARV) · u0ann',
    'Follow-up stopped, 6 step(s) left: by a person · u0ann',
    'Dead: sold &lt;to&gt; a &amp; b · u0ann',
    'Brought back: new · u0ann',
  ]);
  expect(posts().filter(({ threadTs, text }) => threadTs === null && text.includes(id))).toHaveLength(1);
});

it('when steps end, then each is a line with its outcome, and what follows from it another', async () => {
  const id = await newLead();
  const tasks = await world.areas.ladder.tasksOf(id as never);
  const step = (number: number) => tasks[number - 1]?._id as never;
  const { ladder } = world.areas;
  await ladder.complete(step(2), 'no_answer', ANN);
  await ladder.complete(step(2), 'no_answer', ANN);
  await ladder.reopen(step(2), ANN);
  await ladder.complete(step(2), 'reached', ANN);
  await ladder.skip(step(3), ANN);
  await ladder.recordAnswer(step(2), 'replied', ANN);
  expect((await history(id)).slice(1)).toEqual([
    'Step 2 (Call): No answer · u0ann',
    'Step 2 (Call) reopened · u0ann',
    'Status: contacted · u0ann',
    'Step 2 (Call): Reached · u0ann',
    'Step 3 (Text) skipped · u0ann',
    'Status: replied · u0ann',
    'Follow-up stopped, 4 step(s) left: they replied · u0ann',
  ]);
});

it('when the ladder’s text goes out, then its words stand in the thread once, whatever proves that it was sent', async () => {
  const id = await newLead('12 King St W, Toronto ON, source web_form');
  await world.areas.ladder.queueDueTexts();
  await world.areas.outreach.dispatch();
  const lines = await history(id);
  expect(lines.filter((line) => line.startsWith('Text sent'))).toEqual([
    expect.stringMatching(/^Text sent\n>Hi Ann, this is Sandbox Homes/),
  ]);
  expect(lines.filter((line) => line.startsWith('Step 1'))).toEqual([]);
});

it('when an offer is computed, then it stands in the thread', async () => {
  await world.areas.offers.upsert(ANN, { province: 'ON', market: 'ALL', enabled: true });
  const id = await newLead('12 King St W, Toronto ON, ARV 450k, repairs 50k');
  expect(await history(id)).toContainEqual(expect.stringContaining('$262,500'));
});

it('when their number is stopped by hand, then the thread says by whom and why', async () => {
  const id = await newLead();
  const { phone = '' } = (await world.areas.leads.find(id as never)) ?? {};
  await world.areas.outreach.stopByHand(
    { address: phone, channels: ['SMS'], because: 'wrote a <letter>' },
    ANN,
  );
  expect((await history(id)).slice(1)).toEqual([
    'Not to be contacted any more, by hand · u0ann\n>wrote a &lt;letter&gt;',
    'Follow-up stopped, 6 step(s) left: they opted out',
  ]);
});

it('when a text of a person’s own goes out or not, then each is a line, also of a lead whose card nobody has seen', async () => {
  const [header, row] = [
    { line: 1, fields: ['name', 'phone', 'address', 'consent', 'consent_at', 'consent_evidence'] },
    {
      line: 2,
      fields: ['Lea List', '416-555-0998', '12 King St W, Toronto ON', 'express', '2026-11-01', 'form'],
    },
  ];
  await world.areas.deals.importLeads([header, row] as never, ANN);
  const lead = await world.areas.leads.findByAddress('+14165550998');
  if (!lead) throw new Error('the list was not taken in');
  await world.areas.policy.recordConsent('+14165550998', {
    basis: 'express',
    at: new Date('2026-11-01T12:00:00Z'),
    evidence: 'form',
    recorded_by: 'test',
  });
  const { province, market, timezones } = lead;
  const ask = (body: string) =>
    world.areas.outreach.ask(
      {
        intent_key: `test:${body}`,
        channel: 'SMS',
        to: '+14165550998',
        contact: lead._id,
        body,
        template: 'custom',
        province,
        market,
        timezones,
        whenClosed: 'queue',
      },
      ANN,
    );
  const first = await ask('one');
  if (!('message' in first)) throw new Error(first.blocked.reason);
  await world.areas.outreach.held.cancel(first.message._id, ANN);
  await ask('two');
  await world.areas.outreach.dispatch();
  expect(await history(lead._id)).toEqual([
    expect.stringMatching(/^Text not sent: cancelled by/),
    expect.stringMatching(/^Text sent · u0ann\n>two/),
  ]);
});

it('when nobody has to act, then no line calls anybody', () => {
  const calling = posts().filter(({ threadTs, text }) => threadTs !== null && text.includes('<@'));
  expect(calling.map(({ text }) => text.split(' · ')[0])).toEqual(['Belongs to <@U0BEN> now']);
});

it.each(['en', 'fr'] as const)(
  'when what is quoted is long and wild, then the line is right in %s',
  (locale) => {
    const quote = `${'مرحبا <@U0ANN> & 🏚️\n'.repeat(200)}`;
    const fact = { id: '1', words: (t: ReturnType<typeof translator>) => t('history.text_sent'), quote };
    const line = historyLine(fact, new Date('2026-12-02T15:00:00Z'), translator(locale));
    expect(blockProblems(line)).toEqual([]);
    expect(line.text).not.toContain('<@U0ANN>');
  },
);
