import { createHash } from 'node:crypto';
import { get } from 'node:http';
import { createMetrics } from '../../../src/http/metrics';
import { type Door, openDoor, AGENT } from './open-door';

let door: Door | null = null;
const open = async (change: Parameters<typeof openDoor>[0] = {}) => (door = await openDoor(change));
afterEach(async () => {
  await door?.server.close();
  door = null;
});
const bare = { headers: {} };

describe('/healthz and /readyz', () => {
  it('when the process runs, then healthz tells its versions without a key', async () => {
    const { call } = await open();
    const answer = await call('GET', '/healthz', bare);
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ status: 'ok', version: '1.2.3', tz_data: '2026f', store: 'fake' });
  });

  it('when every check is well, then ready', async () => {
    const check = { name: 'store', check: async () => ({ ok: true, detail: 'answers' }) };
    const { call } = await open({ health: { about: () => ({}), checks: [check] } });
    const answer = await call('GET', '/readyz', bare);
    expect([answer.status, answer.json]).toEqual([
      200,
      { status: 'ready', checks: [{ name: 'store', ok: true, detail: 'answers' }] },
    ]);
  });

  it('when one fails, throws or hangs, then 503 names it and the others are told too', async () => {
    const { call } = await open({
      health: {
        about: () => ({}),
        checks: [
          { name: 'fine', check: async () => ({ ok: true, detail: 'is well' }) },
          { name: 'throws', check: () => Promise.reject(new Error('mongodb://user:secret@host')) },
          { name: 'hangs', check: () => new Promise(() => undefined) },
        ],
      },
    });
    const answer = await call('GET', '/readyz', bare);
    expect(answer.status).toBe(503);
    expect(answer.json).toMatchObject({
      status: 'not_ready',
      checks: [
        { name: 'fine', ok: true },
        { name: 'throws', ok: false },
        { name: 'hangs', ok: false, detail: 'did not answer within 2 seconds' },
      ],
    });
    expect(answer.text).not.toContain('secret');
  });
});

describe('/metrics', () => {
  it('when asked from this machine, then no key is needed; through a proxy or another name one is', async () => {
    const { call } = await open();
    expect((await call('GET', '/metrics', bare)).status).toBe(200);
    const forwarded = { 'x-forwarded-for': '203.0.113.9' };
    expect((await call('GET', '/metrics', { headers: forwarded })).status).toBe(401);
    expect((await call('GET', '/metrics', { headers: { ...forwarded, ...AGENT } })).status).toBe(200);
    expect((await call('GET', '/metrics', { headers: { authorization: 'Bearer wrong' } })).status).toBe(401);
  });

  it('when a web page points its own name at this machine, then a key is needed', async () => {
    const { port } = await open();
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { host: 'rebound.example' };
      get({ port, host: '127.0.0.1', path: '/metrics', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).on('error', reject);
    });
    expect(status).toBe(401);
  });

  it('when requests were answered, then they are counted by template and status, not by address', async () => {
    const { call } = await open();
    await call('POST', '/api/notes/a%22b/add?text=hello');
    await call('POST', '/api/notes/other/add?text=h');
    await call('GET', '/api/secret-token');
    const { text } = await call('GET', '/metrics', bare);
    expect(text).toContain('{method="POST",route="/api/notes/{book}/add",status="201"} 1\n');
    expect(text).toContain('{method="POST",route="/api/notes/{book}/add",status="400"} 1\n');
    expect(text).toContain('{method="GET",route="none",status="404"} 1\n');
    expect(text).not.toContain('secret-token');
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  });

  it('when it is rendered, then every line has the form that Prometheus reads', () => {
    const metrics = createMetrics();
    metrics.observeRequest({ method: 'GET', route: 'a"\\\n', status: 200, seconds: 0.02 });
    metrics.observeRequest({ method: 'GET', route: 'a"\\\n', status: 200, seconds: 20 });
    metrics.observeJob({ job: 'post-due-tasks', outcome: 'done', seconds: 1, failuresInARow: 0 });
    const lines = metrics.render().trimEnd().split('\n');
    for (const line of lines) {
      expect(line).toMatch(
        /^(?:# (?:HELP|TYPE) [a-z_]+ .+|[a-z_]+(?:\{[a-z_]+="(?:[^"\\]|\\["\\n])*"(?:,[a-z_]+="(?:[^"\\]|\\["\\n])*")*\})? [\d.e+-]+)$/,
      );
    }
    const name = 'dealrunner_http_request_duration_seconds';
    const labels = 'method="GET",route="a\\"\\\\\\n"';
    expect(lines).toContain(`${name}_bucket{${labels},le="0.01"} 0`);
    expect(lines).toContain(`${name}_bucket{${labels},le="0.025"} 1`);
    expect(lines).toContain(`${name}_bucket{${labels},le="+Inf"} 2`);
    expect(lines).toContain(`${name}_count{${labels}} 2`);
  });
});

describe('the rate limit', () => {
  it('when a key asks too often, then 429 says when to come back, and other keys go on', async () => {
    const { call } = await open({ rateLimitPerMinute: 3 });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i++) statuses.push((await call('GET', '/api/echo')).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const refused = await call('GET', '/api/nothing');
    expect(refused.json).toMatchObject({ code: 'too_many_requests', status: 429 });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    const admin = { authorization: 'Bearer admin-key-00123456789' };
    expect((await call('GET', '/api/echo', { headers: admin })).status).toBe(200);
    expect((await call('GET', '/healthz', bare)).status).toBe(200);
  });
});

describe('/docs', () => {
  it('when it is opened, then it is one page under a policy that lets nothing in', async () => {
    const { call } = await open();
    const { status, text, headers } = await call('GET', '/docs', bare);
    expect(status).toBe(200);
    expect(text).toContain('/api/notes/{book}/add');
    expect(text).not.toMatch(/<script|src=|@import|url\(|https?:\/\//);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    const style = /<style>([^]*?)<\/style>/.exec(text)?.[1] ?? '';
    expect(policy).toContain(createHash('sha256').update(style).digest('base64'));
  });
});
