import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppProcess, startAppProcess } from '../support/app-process';
import { jsonRequest } from '../support/json-http';
import { eventually, sandboxesOf } from '../support/sandboxes';

const SELLER = '+14165550134';
const LINE = `Jane Doe ${SELLER} 12 King St W, Toronto ON, ARV 500k, repairs 40k, source web_form`;

let dataDir: string;
let app: AppProcess | undefined;

async function start(env: Record<string, string>) {
  app = await startAppProcess({ DATA_DIR: dataDir, ...env });
  return { ...sandboxesOf(app), app };
}

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dealrunner-e2e-'));
});

afterEach(async () => {
  await app?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the main path, through the real doors', () => {
  test('when a signed /lead comes in at a permitted minute, then the provider gets one text to the right number', async () => {
    const world = await start({ CLOCK_START: '2026-12-02T15:00:00Z' });
    const { webhook } = await world.command('/lead', LINE);
    expect(webhook.status).toBe(200);

    await eventually('the text', async () => (await world.acceptedSms())[0]);
    // Long enough for a second one to be seen, if there were one: every job has run several times.
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    const texts = await world.acceptedSms();
    expect(texts.map((sms) => sms.to)).toEqual([SELLER]);
    expect(texts[0]?.body).toContain('Jane');
    expect(texts[0]?.body).toContain('Reply STOP');
    // 10:00 in Toronto; the policy's window closes at 20:00, ten hours on: never beyond it.
    expect(texts[0]?.validityPeriod).toBeGreaterThan(0);
    expect(texts[0]?.validityPeriod).toBeLessThanOrEqual(10 * 3600 - 60);
  });

  test('when a signed /lead comes in outside the hours, then nothing is sent before they open', async () => {
    // 04:00 in Toronto.
    const world = await start({ CLOCK_START: '2026-12-02T09:00:00Z' });
    await world.command('/lead', LINE);
    await eventually('the lead’s card', async () =>
      (await world.slackPosts()).find((post) => post.channelName === 'leads' && post.text.includes('Jane')),
    );
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await world.acceptedSms()).toEqual([]);
  });

  test('when a buyer’s text comes in, twice the same, then it is one event, one card, and the node counts it', async () => {
    const world = await start({ CLOCK_START: '2026-12-02T15:00:00Z' });
    await world.command('/buyer', 'Sam Lee 647-555-0188 ON Toronto');
    await eventually('the buyer', async () =>
      (await world.slackPosts()).find((post) => JSON.stringify(post).includes('Sam Lee is saved')),
    );
    const first = await world.inbound('+16475550188', 'Yes, interested');
    expect(first.webhook?.status).toBe(200);
    const again = await jsonRequest('POST', `${world.app.twilioUrl}/_sandbox/inbound`, {
      body: { from: '+16475550188', to: '+15005550006', body: 'Yes, interested', sid: first.sid },
    });
    expect((again.body as { webhook: { status: number } }).webhook.status).toBe(200);

    const nodes = await jsonRequest('GET', `${world.app.url}/api/buyers/liquidity/nodes?province=ON`, {
      key: world.app.apiKey,
    });
    expect(nodes.body).toMatchObject([{ market: 'TORONTO', buyer_count: 1, active_buyer_count: 1 }]);
    const cards = await eventually('the inbox card', async () => {
      const posts = (await world.slackPosts()).filter((post) => post.channelName === 'inbox');
      return posts.length > 0 && posts;
    });
    expect(cards).toHaveLength(1);
  });

  test('when the seller texts a stop word, then nothing more goes to that number and the ladder is stopped', async () => {
    // An hour in two seconds: the third step, a text at +3 h, would go out within seven.
    const world = await start({ CLOCK_START: '2026-12-02T15:00:00Z', CLOCK_RATE: '1800' });
    await world.command('/lead', LINE);
    await eventually('the first text', async () => (await world.acceptedSms())[0]);
    expect((await world.inbound(SELLER, 'Arrêt')).webhook?.status).toBe(200);
    const gate = await jsonRequest(
      'GET',
      `${world.app.url}/api/governance/market/can-contact?channel=SMS&province=ON&to=${encodeURIComponent(SELLER)}`,
      { key: world.app.apiKey },
    );
    expect(gate.body).toMatchObject({ ok: false, reason: 'opted_out' });
    await new Promise((resolve) => setTimeout(resolve, 9_000));
    expect(await world.acceptedSms()).toHaveLength(1);
  });

  test('when Twilio’s request is wrongly signed, or Slack’s unsigned, then it is refused and nothing is stored', async () => {
    const world = await start({ CLOCK_START: '2026-12-02T15:00:00Z' });
    const twilio = await fetch(`${world.app.url}/webhooks/twilio/sms`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': 'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
      },
      body: `MessageSid=SM${'0'.repeat(32)}&From=%2B16475550188&To=%2B15005550006&Body=STOP`,
    });
    expect(twilio.status).toBe(403);
    const slack = await fetch(`${world.app.url}/slack/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'command=%2Flead&text=Jane+416-555-0134&trigger_id=1.2.3&user_id=U1',
    });
    expect(slack.status).toBe(401);
    const gate = await jsonRequest(
      'GET',
      `${world.app.url}/api/governance/market/can-contact?channel=SMS&province=ON&to=%2B16475550188`,
      { key: world.app.apiKey },
    );
    expect(gate.body).toMatchObject({ reason: 'no_consent' });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await world.slackPosts()).toEqual([]);
  });
});
