import { commands } from '../../commands';
import { filled, RIGHT } from '../src/rest/right-calls';
import { jsonRequest } from '../support/json-http';
import { sandboxesOf } from '../support/sandboxes';
import { scansAmong } from './asked-of-the-store';
import { openRecordedApp, type RecordedApp } from './recorded-app';

/** Long enough for every job that runs at least each five seconds. */
const JOBS_RUN_MS = 7_000;

let app: RecordedApp;
beforeAll(async () => {
  app = await openRecordedApp();
}, 60_000);
afterAll(() => app.close());

test('when every route, command, button and job is used, then every query is answered by an index', async () => {
  const world = sandboxesOf(app);
  const ladder = await ask('POST', '/api/followups/ladder/create', { lead_id: 'crm-1', province: 'ON' });
  const task = (ladder as { id: string }[])[1]?.id ?? '';
  await ask('POST', '/api/deals/offers/policies/upsert', { province: 'ON', enabled: true });
  for (const [route, , query, body] of RIGHT) {
    const [method = '', path = ''] = route.split(' ');
    await ask(method, filled(path, task) + query, body);
  }
  for (const { name, examples } of commands) {
    for (const example of examples) await world.command(name, example, 'U0MANAGER');
  }
  await world.inbound('+14165550134', 'Yes, interested!');
  await world.inbound('+14165550134', 'STOP');
  await new Promise((done) => setTimeout(done, JOBS_RUN_MS));
  await pressEveryButton(world);

  const collections = new Set(app.asked.map(({ collection }) => collection));
  expect(app.asked.length).toBeGreaterThan(80);
  expect([...collections]).toEqual(expect.arrayContaining(['lead', 'followup_task', 'message', 'kpi_event']));
  expect(await scansAmong(app.client, app.asked)).toEqual([]);
}, 300_000);

async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  const options = { key: app.apiKey, ...(body === undefined ? {} : { body: body as object }) };
  return (await jsonRequest(method as 'GET', app.url + path, options)).body;
}

/** One button of each kind that was shown, the newest. */
async function pressEveryButton(world: ReturnType<typeof sandboxesOf>): Promise<void> {
  const shown = new Map<string, { channel: string; ts: string }>();
  for (const post of await world.slackPosts()) {
    for (const [, id = ''] of JSON.stringify(post.blocks).matchAll(/"action_id":"([^"]+)"/g))
      shown.set(id, post);
  }
  for (const [id, { channel, ts }] of shown) {
    await world.press(id, channel, { user: 'U0MANAGER', message_ts: ts });
  }
}
