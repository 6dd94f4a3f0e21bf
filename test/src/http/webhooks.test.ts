import { request } from 'node:http';
import { defineWebhook, type WebhookRequest } from '../../../src/contract/webhook';
import { type Door, openDoor } from './open-door';

let door: Door;
let seen: WebhookRequest[];
let fail: (() => Error) | null;

beforeEach(async () => {
  seen = [];
  fail = null;
  const run = async (asked: WebhookRequest) => {
    seen.push(asked);
    if (fail) throw fail();
    return { status: 200, headers: { 'Content-Type': 'text/xml' }, body: '<Response/>' };
  };
  door = await openDoor({
    webhooks: [
      defineWebhook({ method: 'POST', path: '/webhooks/twilio/status/{token}', run }),
      defineWebhook({ method: 'POST', path: '/webhooks/inbound', maxBytes: 3_000_000, run }),
      defineWebhook({ method: 'GET', path: '/u/{token}', run: async () => ({ status: 204 }) }),
    ],
    mounts: [
      {
        path: '/slack/events',
        handle(_request, response, rawBody) {
          if (rawBody.toString() === 'throw') throw new Error('a bug in the mount');
          response.writeHead(202, { 'x-from': 'bolt' }).end(rawBody);
        },
      },
    ],
  });
});
afterEach(() => door.server.close());

describe('a webhook', () => {
  it('when bytes of any type come, then it gets them untouched with the address as received', async () => {
    const body = Buffer.from([0xff, 0x00, 0x0d, 0x0a, 0x7b]);
    const path = '/webhooks/twilio/status/abc%20d?b=2&a=1&a=%2B3';
    for (const type of [
      'application/octet-stream',
      'application/json',
      'multipart/form-data; boundary=x',
      '',
    ]) {
      const headers = type === '' ? {} : { 'content-type': type };
      const answer = await door.call('POST', path, { body, headers });
      expect([type, answer.status, answer.text]).toEqual([type, 200, '<Response/>']);
      expect(answer.headers.get('content-type')).toBe('text/xml');
      const asked = seen.pop();
      expect(asked?.rawBody.equals(body)).toBe(true);
      expect(asked).toMatchObject({
        url: path,
        params: { token: 'abc d' },
        query: { a: ['1', '+3'], b: '2' },
        isLocal: true,
      });
    }
  });

  it('when its body is longer than it takes, then 413 and it is not asked', async () => {
    const large = 'x'.repeat(1_100_000);
    expect((await door.call('POST', '/webhooks/twilio/status/t', { body: large, headers: {} })).status).toBe(
      413,
    );
    expect((await door.call('POST', '/webhooks/inbound', { body: large, headers: {} })).status).toBe(200);
    expect(seen).toHaveLength(1);
  });

  it('when it throws, then 500 for a bug and 503 while the store is down', async () => {
    fail = () => new Error('a bug');
    expect((await door.call('POST', '/webhooks/inbound', { headers: {} })).status).toBe(500);
    fail = () => Object.assign(new Error('gone'), { name: 'MongoNetworkError' });
    const down = await door.call('POST', '/webhooks/inbound', { headers: {} });
    expect([down.status, down.headers.get('retry-after')]).toEqual([503, '5']);
  });

  it('when it is asked by GET where it takes POST, then 405', async () => {
    expect((await door.call('GET', '/webhooks/inbound', { headers: {} })).headers.get('allow')).toBe('POST');
    expect((await door.call('GET', '/u/tok', { headers: {} })).status).toBe(204);
  });

  it('when a proxy on this machine forwards it, then it is not local', async () => {
    await door.call('POST', '/webhooks/inbound', { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(seen.pop()?.isLocal).toBe(false);
  });
});

describe('a raw mount', () => {
  it('when it answers by itself, then it has the bytes and the answer is counted', async () => {
    const answer = await door.call('POST', '/slack/events', { body: 'a=b', headers: {} });
    expect([answer.status, answer.text, answer.headers.get('x-from')]).toEqual([202, 'a=b', 'bolt']);
    const metrics = await door.call('GET', '/metrics', { headers: {} });
    expect(metrics.text).toContain(
      'dealrunner_http_requests_total{method="POST",route="/slack/events",status="202"} 1',
    );
  });

  it('when it throws, then 500 and one line in the log', async () => {
    const answer = await door.call('POST', '/slack/events', { body: 'throw', headers: {} });
    expect(answer.status).toBe(500);
    expect(door.lines.filter((line) => line.level === 'error')).toHaveLength(1);
  });

  it('when the body is sent in pieces, then it is put together first', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      const sent = request(`${door.url}/slack/events`, { method: 'POST' }, (answer) => {
        answer.setEncoding('utf8').on('data', resolve);
      });
      sent.on('error', reject);
      sent.write('one,');
      setTimeout(() => sent.end('two'), 20);
    });
    expect(text).toBe('one,two');
  });
});
