import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppProcess, startAppProcess } from '../support/app-process';
import { jsonRequest } from '../support/json-http';

// Two processes on one store: each remembers the policies, and neither judges by what the other has changed.

/** Wednesday, 11:00 in Toronto. */
const OPEN = '2026-12-02T16:00:00Z';
const WITHIN_MS = 1_000;
const CONSENT = { basis: 'express', evidence: 'form 7', at: '2026-12-01T00:00:00Z' };

let dataDir: string;
const started: AppProcess[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dealrunner-policy-'));
});
afterEach(async () => {
  for (const app of started.splice(0).reverse()) await app.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<AppProcess> {
  const app = await startAppProcess({ DATA_DIR: dataDir, STORE: 'embedded', CLOCK_START: OPEN });
  started.push(app);
  return app;
}

async function may(app: AppProcess): Promise<{ reason: string; policy_version: number }> {
  const url = `${app.url}/api/governance/market/can-contact?province=ON&market=Toronto&channel=SMS`;
  const { body } = await jsonRequest('GET', url, { key: app.apiKey });
  return body as { reason: string; policy_version: number };
}

async function change(app: AppProcess, enabled: boolean): Promise<number> {
  const rules = {
    contact_windows_local: [{ days: [0, 1, 2, 3, 4], start: '09:00', end: '20:00' }],
    channels_allowed: ['SMS'],
    min_lead_score_to_contact: 0,
  };
  const { status, body } = await jsonRequest('POST', `${app.url}/api/governance/market/policies/upsert`, {
    key: app.apiKey,
    body: { province: 'ON', market: 'Toronto', enabled, rules, reason: 'a test' },
  });
  expect(status).toBe(200);
  return (body as { version: number }).version;
}

const send = (app: AppProcess) =>
  jsonRequest('POST', `${app.url}/messaging/send-sms`, {
    key: app.apiKey,
    body: { to: '+14165550134', message: 'Hi', province: 'ON', market: 'Toronto', consent: CONSENT },
  });

function keepAsking(app: AppProcess): { stop(): Promise<void> } {
  let isOn = true;
  const asking = (async () => {
    while (isOn) await may(app);
  })();
  return {
    stop: () => {
      isOn = false;
      return asking;
    },
  };
}

/** Asks without a pause until a question has begun a second after `changedAt`; gives when the last old answer was asked for. */
async function lastOldAnswer(app: AppProcess, version: number, changedAt: number): Promise<number> {
  let lastOld = -Infinity;
  for (;;) {
    const begun = performance.now() - changedAt;
    if ((await may(app)).policy_version < version) lastOld = begun;
    if (begun >= WITHIN_MS) return lastOld;
  }
}

test('when one instance changes a policy, then the other sends nothing by the old one, and answers nothing by it a second later', async () => {
  const [first, second] = [await start(), await start()];
  for (const round of [0, 1, 2, 3]) {
    const [changes, judges] = round % 2 === 0 ? [first, second] : [second, first];
    const enabled = round >= 2;
    // Fresh in memory: the worst moment for it to change.
    const asking = keepAsking(judges);
    const version = await change(changes, enabled);
    const changedAt = performance.now();
    const sent = await send(judges);
    await asking.stop();
    expect(sent.status).toBe(enabled ? 202 : 403);
    if (!enabled) expect(sent.body).toMatchObject({ code: 'policy_disabled' });
    expect(await lastOldAnswer(judges, version, changedAt)).toBeLessThan(WITHIN_MS);
    expect(await may(judges)).toMatchObject({
      reason: enabled ? 'within_window' : 'policy_disabled',
      policy_version: version,
    });
  }
}, 60_000);
