import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppProcess, startAppProcess } from '../support/app-process';
import { jsonRequest } from '../support/json-http';
import { eventually, sandboxesOf } from '../support/sandboxes';

// Zone data of whole processes: a change counts on the other one too, and wrong data let nothing out.

/** Wednesday, 20:30 in Toronto: after the policy's hours. */
const EVENING = '2026-12-03T01:30:00Z';
const SECONDS_MS = 4_000;

let dataDir: string;
const started: AppProcess[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dealrunner-zones-'));
});
afterEach(async () => {
  for (const app of started.splice(0).reverse()) await app.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(env: Record<string, string> = {}): Promise<AppProcess> {
  const app = await startAppProcess({ DATA_DIR: dataDir, STORE: 'embedded', CLOCK_START: EVENING, ...env });
  started.push(app);
  return app;
}

async function toronto(app: AppProcess) {
  const url = `${app.url}/api/governance/market/can-contact?province=ON&market=Toronto&channel=SMS`;
  const { body } = await jsonRequest('GET', url, { key: app.apiKey });
  return body as { ok: boolean; reason: string; tz_data: string; local_time: { local: string }[] };
}

async function open(app: AppProcess, path: string) {
  const { status, body } = await jsonRequest('GET', app.url + path);
  return { status, body: body as Record<string, unknown> };
}

test('when a clock is overridden on one instance, then the other one goes by it within seconds, and after a restart', async () => {
  const first = await start();
  const second = await start();
  const { tz_data: packed, ...before } = await toronto(second);
  expect(before).toMatchObject({ ok: false, reason: 'outside_window' });
  const change = 'America/Toronto = -06:00 from 2026-12-01T00:00Z because of a test';
  await sandboxesOf(first).command('/zones', change, 'U0MANAGER');
  const after = await eventually(
    'the override on the other instance',
    async () => {
      const answer = await toronto(second);
      return answer.ok && answer;
    },
    SECONDS_MS,
  );
  expect(after.tz_data).toBe(`${packed}+1`);
  expect(after.local_time[0]?.local).toMatch(/^2026-12-02T19:3/);
  expect((await open(second, '/healthz')).body['tz_data']).toBe(`${packed}+1`);

  await second.stop();
  const third = await start();
  expect((await toronto(third)).tz_data).toBe(`${packed}+1`);
}, 60_000);

test('when the packed data of one zone are wrong, then nothing is sent, /readyz is not ready and the log names the zone', async () => {
  const plant = join(dataDir, 'plant.cjs');
  const moment = require.resolve('moment-timezone');
  // Winnipeg as Node 20 knows it: UTC−6 in winter.
  writeFileSync(plant, `require(${JSON.stringify(moment)}).tz.add('America/Winnipeg|CST|60|0|');`);
  const app = await start({ NODE_OPTIONS: `--require ${plant}`, LOG_LEVEL: 'error' });
  const { status, body } = await open(app, '/readyz');
  expect(status).toBe(503);
  expect(JSON.stringify(body)).toContain('the packed data are wrong for America/Winnipeg: nothing is sent');
  expect(await toronto(app)).toMatchObject({ ok: false, reason: 'gate_error' });
  expect(app.log()).toContain('the time-zone data are wrong for America/Winnipeg: nothing is sent');

  const { body: refused } = await jsonRequest('POST', `${app.url}/messaging/send-sms`, {
    key: app.apiKey,
    body: {
      to: '+14165550134',
      message: 'Hello',
      province: 'ON',
      weekday: 0,
      hhmm: '10:00',
      consent: { basis: 'express', evidence: 'form', at: '2026-11-01T12:00:00Z' },
    },
  });
  expect(refused).toMatchObject({ code: 'gate_error' });
  expect(await sandboxesOf(app).acceptedSms()).toEqual([]);
}, 60_000);
