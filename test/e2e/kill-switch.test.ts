import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTwilioSandbox, type TwilioSandbox } from '../../integrations/twilio/sandbox/sandbox';
import { type AppProcess, startAppProcess } from '../support/app-process';
import { jsonRequest } from '../support/json-http';
import { eventually } from '../support/sandboxes';

const ACCOUNT = `AC${'1'.repeat(32)}`;
const TOKEN = 'twilio-auth-token-of-the-test';
const MESSAGES = 30;
/** Of one segment each: the pace keeps most of them waiting while the switch is thrown, whoever hands over. */
const A_SECOND = 3;

let dataDir: string;
let twilio: TwilioSandbox;
let apps: AppProcess[] = [];

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dealrunner-switch-'));
  twilio = await createTwilioSandbox({ accountSid: ACCOUNT, authToken: TOKEN });
  // To the product this Twilio is real: it has full credentials.
  const env = {
    DATA_DIR: dataDir,
    STORE: 'embedded',
    SANDBOX: '0',
    CLOCK_START: '2026-12-02T15:00:00Z',
    TWILIO_ACCOUNT_SID: ACCOUNT,
    TWILIO_AUTH_TOKEN: TOKEN,
    TWILIO_FROM: '+15005550006',
    TWILIO_API_BASE_URL: twilio.url,
    TWILIO_SEGMENTS_PER_SECOND: String(A_SECOND),
  };
  // The second attaches to the store of the first.
  apps = [await startAppProcess(env)];
  apps.push(await startAppProcess(env));
}, 60_000);

afterAll(async () => {
  for (const app of apps.reverse()) await app.stop();
  await twilio.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function ask(
  which: number,
  path: string,
  body: object = {},
): Promise<{ status: number; body: unknown }> {
  const app = apps[which];
  if (!app) throw new Error(`there is no app ${which}`);
  return jsonRequest('POST', app.url + path, { key: app.apiKey, body });
}

const send = (n: number) =>
  ask(n % 2, '/messaging/send-sms', {
    to: `+1416555${2_000 + n}`,
    message: 'Hi',
    province: 'ON',
    consent: { basis: 'express', evidence: 'form', at: '2026-12-01T00:00:00Z' },
  });

const accepted = () => twilio.ledger.entries().filter(({ type }) => type === 'accepted').length;

test('when one process throws the kill switch, then within a second no process hands anything over, and the rest is held until it is on again', async () => {
  expect(await send(0)).toMatchObject({ status: 403, body: { code: 'go_live_off' } });
  await ask(0, '/api/deals/offers/policies/upsert', { province: 'ON', enabled: true });
  expect(await ask(0, '/api/governance/go-live/enable')).toMatchObject({
    status: 422,
    body: { code: 'runbook_not_green' },
  });
  await ask(0, '/api/governance/runbook/checks/backup/acknowledge', { reason: 'a test' });
  expect(await ask(0, '/api/governance/runbook/run')).toMatchObject({ body: { blocking: [] } });
  expect(await ask(0, '/api/governance/go-live/enable')).toMatchObject({ status: 200 });
  expect(await ask(1, '/api/governance/go-live/provinces/ON', { on: true })).toMatchObject({ status: 200 });

  const asked = await Promise.all(Array.from({ length: MESSAGES }, (_, n) => send(n)));
  expect(asked.filter(({ status }) => status !== 202)).toEqual([]);
  await eventually('the first texts', async () => accepted() >= 3);

  expect(await ask(1, '/api/governance/go-live/kill')).toMatchObject({ body: { live: [] } });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const afterOneSecond = accepted();
  // Most waited for their turn; at its pace a process that did not hear of the switch would have sent on.
  expect(afterOneSecond).toBeLessThan(MESSAGES - 3 * A_SECOND);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(accepted()).toBe(afterOneSecond);

  // Held, not lost: with the switch on again each of them goes out, once.
  await ask(0, '/api/governance/go-live/enable');
  await eventually('the texts that were held', async () => accepted() === MESSAGES, 60_000);
  const recipients = twilio.ledger
    .entries()
    .flatMap((entry) => (entry.type === 'accepted' ? [entry.to] : []));
  expect(new Set(recipients).size).toBe(MESSAGES);
}, 120_000);
