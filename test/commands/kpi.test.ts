import { blockProblems } from '../../integrations/slack/block-limits';
import { chart } from '../../src/slack-chart';
import { MANAGER } from '../support/areas';
import { openWorkspace, type Workspace } from '../support/workspace';
import { user } from './use-command';

// 10:00 in Toronto.
const TEN = '2026-12-02T15:00:00Z';

let world: Workspace;
beforeAll(async () => {
  world = await openWorkspace(TEN);
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.areas.reset(TEN);
  world.sandbox.faults.clear();
});

const type = (line: string, locale: 'en' | 'fr' = 'en') => user(world.areas, locale).type(line);

async function aDay(): Promise<void> {
  const { kpi } = world.areas;
  const ids = { correlation_id: 'leadflow:L-1' };
  const lead = { lead_id: 'L-1', market: 'ALL', source: 'api' };
  await kpi.emit('lead_created', { ...ids, actor: MANAGER, detail: { ...lead, province: 'ON' } });
  await kpi.emit('lead_created', { ...ids, actor: 'system:web-form', detail: { ...lead, province: null } });
  const text = { to: 'L-1', message_len: 5 };
  await kpi.emitEach(
    'sms_sent',
    [1, 2, 3].map(() => ({ ...ids, province: 'ON' as const, detail: text })),
  );
  await kpi.emit('sms_blocked_by_policy', {
    ...ids,
    success: false,
    detail: { to: 'L-1', province: 'QC', market: 'ALL', reason: 'no_consent' },
  });
  await kpi.emit('match_attempt', { ...ids, detail: { deal_brief_id: 'b', liquidity_score: 0.42 } });
  await kpi.emit('ladder_created', { ...ids, success: false, detail: { tasks: 0, reason: 'failed' } });
}

test('when nothing was recorded, then it says so and what to do; help and a wrong word too, in both languages', async () => {
  expect(await type('/kpi')).toContain('Nothing was recorded yet. Take a seller in with /lead');
  expect(await type('/kpi par province', 'fr')).toContain('Rien n’est encore consigné');
  expect(await type('/kpi errors')).toContain('Nothing failed.');
  expect(await type('/kpi help')).toContain('[today|week] [by province|by person|errors]');
  expect(await type('/kpi yesterday')).toContain('view: yesterday is none of today, week');
});

test('when things happened, then rates, funnel, provinces, persons and errors say what, the same before and after the roll-up', async () => {
  await aDay();
  const look = async () => ({
    today: await type('/kpi'),
    fr: await type('/kpi semaine', 'fr'),
    provinces: await type('/kpi week by province'),
    people: await type('/kpi by person'),
    errors: await type('/kpi errors'),
  });
  const seen = await look();
  expect(seen.today).toContain('Success rate: 75% (1 of 4 failed)');
  expect(seen.today).toContain('Average liquidity: 42% (of 1 attempts to match)');
  expect(seen.today).toContain('Blocking rate: 25% (1 of 4 messages)');
  expect(seen.today).toContain('All of it was tried out in sandboxes: it reached nobody.');
  expect(seen.today).toMatch(/Leads\s+2\n/);
  expect(seen.today).toMatch(/10:00\s+3\s+1\n/);
  expect(seen.fr).toContain('Taux de blocage : 25 %');
  expect(seen.fr).toMatch(/12-02\s+3\s+1\n/);
  expect(seen.provinces).toMatch(/ON\s+1\s+0\s+0\s+3\s+0\n/);
  expect(seen.provinces).toMatch(/unknown\s+1/);
  expect(seen.people).toContain('<@U0MANAGER>: Leads 1');
  expect(seen.people).not.toContain('system:');
  expect(seen.errors).toMatch(/`ladder_created` – failed; send it again \(sandbox\) · `leadflow:L-1`/);
  await world.areas.kpi.rollUp();
  expect(await look()).toEqual(seen);
  world.areas.clock.set('2026-12-03T15:00:00Z');
  expect(await type('/kpi')).toContain('Nothing was recorded yet');
  expect(await type('/kpi week')).toMatch(/12-02\s+3\s+1\n/);
});

test('when a part happened with real providers, then the report tells it from what was tried out', async () => {
  await aDay();
  const real = world.areas.another({ isSandbox: { slack: true, twilio: false, sendgrid: true } });
  const text = { to: 'L-1', message_len: 5 };
  await real.kpi.emit('sms_sent', { correlation_id: 'messaging:m', province: 'ON', detail: text });
  const told =
    'With real providers: 1 of 9 events, success rate –, blocking rate 0%. The rest was tried out in sandboxes.';
  expect(await type('/kpi')).toContain(told);
  await world.areas.kpi.rollUp();
  expect(await type('/kpi')).toContain(told);
  expect(await type('/kpi', 'fr')).toContain('Avec de vrais fournisseurs : 1 sur 9 événements');
});

const blocksOf = (entry: { blocks: unknown[] } | undefined) => JSON.stringify(entry?.blocks);

test('when Slack shows charts, then they are charts; when it refuses them, then the same numbers are tables', async () => {
  await aDay();
  const ask = async (line: string) => {
    const before = world.seen('ephemeral').length;
    await world.hears(() => world.sandbox.command({ command: '/kpi', text: line, user: 'U0ANNA' }));
    expect(world.seen('ephemeral').length).toBe(before + 1);
    return blocksOf(world.seen('ephemeral').at(-1));
  };
  const charted = await ask('');
  expect(charted).toContain('"data_visualization"');
  expect(charted).not.toContain('```');
  world.sandbox.faults.add({
    kind: 'refuse',
    match: 'data_visualization',
    status: 400,
    code: 'invalid_blocks',
  });
  const tables = await ask('');
  expect(tables).not.toContain('data_visualization');
  expect(tables).toMatch(/```\\n[^`]*Leads\s+2/);
  expect(await ask('week by province')).toMatch(/ON\s+1\s+0\s+0\s+3\s+0/);
});

test('when a chart is beyond what Slack takes, then it is named', () => {
  const labels = Array.from({ length: 25 }, (_, n) => `${n} is a very long label of a category`);
  const cut = chart('bar', 'x'.repeat(60), labels, { ['s'.repeat(30)]: labels.map(() => 1) });
  expect(blockProblems({ text: 'a', charted: [cut] })).toEqual([]);
  const wrong = structuredClone(cut);
  wrong.title = 'x'.repeat(51);
  wrong.chart.axis_config.categories = labels;
  expect(blockProblems({ text: 'a', charted: [wrong, cut, cut] })).toEqual(
    expect.arrayContaining([
      'blocks.0.title: 51 is more than 50',
      'blocks.0.categories: 25 is more than 20',
      'blocks.0.series.0: has not one point for each category',
      'charts: 3 is more than 2',
    ]),
  );
});

test('when the simulator of Slack is given a chart that Slack would refuse, then it refuses it', async () => {
  const right = chart('bar', 'Title', ['a', 'b'], { one: [1, 2] });
  const post = (block: object) =>
    fetch(`${world.sandbox.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer xoxb-test' },
      body: JSON.stringify({ channel: 'tasks', text: 'a', blocks: [block] }),
    }).then((response) => response.json() as Promise<{ ok: boolean; error?: string }>);
  expect(await post(right)).toMatchObject({ ok: true });
  const seven = Object.fromEntries([...'abcdefg'].map((name) => [name, [1, 2]]));
  expect(await post(chart('bar', 'Title', ['a', 'b'], seven))).toMatchObject({ error: 'invalid_blocks' });
  const unlike = { ...right, chart: { ...right.chart, axis_config: { categories: ['a', 'c'] } } };
  expect(await post(unlike)).toMatchObject({ error: 'invalid_blocks' });
});
