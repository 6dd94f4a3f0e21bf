import { consoleLine, consoleMode } from '../../../src/console/mode.rules';
import { ADMIN_KEY, basic, type ConsoleWorld, openConsole } from './console-world';

let world: ConsoleWorld | undefined;

afterEach(() => world?.close());

const COMMAND = { user: 'U0ANNA', line: '/lead help' };

describe('who is let into the console', () => {
  test.each([
    ['auto', false, 'local'],
    ['auto', true, 'off'],
    ['on', false, 'with_key'],
    ['on', true, 'with_key'],
    ['off', false, 'off'],
    ['off', true, 'off'],
  ] as const)('when CONSOLE is %s and production is %s, then it is %s', (CONSOLE, production, mode) => {
    expect(consoleMode({ CONSOLE, production })).toBe(mode);
    expect(consoleLine(mode, 'http://x').length).toBe(mode === 'off' ? 0 : 1);
  });

  test('when a program on this machine asks, then it sees the page, which may run and load nothing', async () => {
    world = await openConsole('local');
    const { status, headers, body } = await world.ask('/console');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; img-src data:; form-action 'self';/,
    );
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('script-src');
    expect(body).toContain('<h1>Dealrunner console</h1>');
  });

  test.each([
    ['a forwarded header', { 'x-forwarded-for': '203.0.113.7' }],
    ['Forwarded', { forwarded: 'for=203.0.113.7' }],
    ['a name that only points here', { host: 'rebind.example:3000' }],
    ['an admin key all the same', { 'x-real-ip': '203.0.113.7', ...basic(ADMIN_KEY) }],
  ])('when a request comes with %s, then there is nothing at this address', async (_name, headers) => {
    world = await openConsole('local');
    for (const answer of [
      await world.ask('/console', { headers }),
      await world.send('/console/command', COMMAND, headers),
      await world.send('/console/text', { from: '+14165550134', body: 'STOP' }, headers),
    ]) {
      expect(answer.status).toBe(404);
      expect(answer.body).not.toContain('Dealrunner console');
    }
    expect(world.twilio.ledger.total()).toBe(0);
  });

  test('when it is off, then there is nothing at its addresses', async () => {
    world = await openConsole('off');
    expect((await world.ask('/console')).status).toBe(404);
    expect((await world.send('/console/command', COMMAND)).status).toBe(404);
  });

  test('when it is on, then everybody needs an admin key, also from this machine', async () => {
    world = await openConsole('with_key');
    const none = await world.ask('/console');
    expect(none.status).toBe(401);
    expect(none.headers['www-authenticate']).toMatch(/^Basic realm=/);
    expect(none.body).not.toContain('<h1>');
    for (const wrong of ['', 'nonsense', 'agent-key-00123456789', `${ADMIN_KEY}x`]) {
      expect((await world.ask('/console', { headers: basic(wrong) })).status).toBe(401);
    }
    expect((await world.ask('/console', { headers: { authorization: `Bearer ${ADMIN_KEY}` } })).status).toBe(
      401,
    );
    expect((await world.send('/console/command', COMMAND)).status).toBe(401);
    const proxied = { ...basic(ADMIN_KEY), 'x-forwarded-for': '203.0.113.7' };
    expect((await world.ask('/console', { headers: proxied })).status).toBe(200);
  });
});

describe('forms that other pages send', () => {
  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { 'sec-fetch-site': 'same-site' }],
    ['no page', { 'sec-fetch-site': 'none' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin at all', { origin: 'null' }],
    [
      'another origin that says it is ours',
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    ],
  ])('when %s sends one, then it is refused and nothing happens', async (_name, headers) => {
    world = await openConsole('local');
    for (const path of ['/console/command', '/console/press', '/console/text']) {
      expect((await world.send(path, { from: '+14165550134', body: 'STOP' }, headers)).status).toBe(403);
    }
    expect(world.twilio.ledger.total()).toBe(0);
    expect(world.slack.ledger.total()).toBe(0);
  });

  test('when neither header says where it comes from, then it is refused', async () => {
    world = await openConsole('local');
    const form = { from: '+14165550134', body: 'STOP' };
    expect((await world.ask('/console/text', { form })).status).toBe(403);
  });

  test('when the bot stands behind a proxy, then its public address is its own too', async () => {
    world = await openConsole('with_key', { publicUrl: 'https://bot.example' });
    const form = { from: 'nobody', body: 'STOP' };
    const from = (origin: string) => world?.send('/console/text', form, { origin, ...basic(ADMIN_KEY) });
    expect((await from('https://bot.example'))?.status).toBe(400);
    expect((await from('https://bot.example.evil.example'))?.status).toBe(403);
  });
});
