import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppProcess, startAppProcess } from '../../support/app-process';
import { eventually, sandboxesOf } from '../../support/sandboxes';

const SELLER = '+14165550134';
const LEAD = `/lead Jane Doe ${SELLER} 12 King St W, Toronto ON, source web_form`;

/** Real milliseconds: a machine that is busy with other tests is slow. */
const WAIT_MS = 30_000;

jest.setTimeout(90_000);

let dataDir: string;
let app: AppProcess;

/** 10:00 in Toronto, ten minutes a second: the second step, a call, is due after three seconds. */
async function start(env: Record<string, string>) {
  dataDir = mkdtempSync(join(tmpdir(), 'dealrunner-console-'));
  app = await startAppProcess({
    DATA_DIR: dataDir,
    CLOCK_START: '2026-12-02T15:00:00Z',
    CLOCK_RATE: '600',
    ...env,
  });
}

afterEach(async () => {
  await app.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const page = async (query = '') => (await fetch(`${app.consoleUrl}${query}`)).text();

/** The page once it shows something. */
const shows = (what: string, pattern: RegExp, query = '') =>
  eventually(
    what,
    async () => {
      const body = await page(query);
      return pattern.test(body) && body;
    },
    WAIT_MS,
  );

async function send(path: string, form: Record<string, string>) {
  const response = await fetch(`${app.consoleUrl}/${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: app.url },
    body: new URLSearchParams(form),
  });
  return { status: response.status, location: response.headers.get('location') };
}

/** The value of a button by its name, as a browser would send it. */
function buttonOf(body: string, name: string): string | undefined {
  const pattern = new RegExp(`name="press"\\s+value="([^"]*)"[^>]*>\\s*<bdi>${name}</bdi>`);
  return pattern.exec(body)?.[1]?.replaceAll('&amp;', '&');
}

describe('playing with the bot in the console', () => {
  test('when a command is typed, a button pressed and a text sent, then the real doors take them', async () => {
    await start({});
    expect(await send('command', { user: 'U0BEN', line: LEAD })).toEqual({
      status: 303,
      location: '/console?as=U0BEN#slack',
    });
    const answered = await shows('the answer', /Jane Doe \(L-/, '?as=U0BEN');
    expect(answered).toMatch(/only <bdi>ben<\/bdi> sees this/);
    expect(answered).toMatch(/<option value="U0BEN"\s+selected>/);

    const open =
      buttonOf(await shows('the digest', /1 follow-up to do[\s\S]*<bdi>Open<\/bdi>/), 'Open') ?? '';
    expect(await send('press', { user: 'U0LUC', press: open })).toMatchObject({ status: 303 });
    const card = await shows('the task’s card', /<bdi>Joint<\/bdi>/, '?as=U0LUC');
    const press = buttonOf(card, 'Joint') ?? '';
    expect(await send('press', { user: 'U0LUC', press })).toMatchObject({ status: 303 });
    await shows('who did it, on the digest', /all done \(1\)[\s\S]*Reached · @luc/);

    expect(await send('text', { from: '416 555 0134', body: 'STOP' })).toMatchObject({ status: 303 });
    await shows('the text', /In from <bdi>\+14165550134<\/bdi>[\s\S]*?received/);
    const { command } = sandboxesOf(app);
    const { webhook } = await command('/cancontact', `${SELLER} SMS`);
    expect(webhook.body).toContain('opted_out');
  });

  test('when it runs in production, then auto is off', async () => {
    await start({
      NODE_ENV: 'production',
      CLOCK_START: '',
      CLOCK_RATE: '',
      PUBLIC_URL: 'https://bot.example',
      API_KEYS: 'boss:admin:admin-key-00123456789',
    });
    expect(app.consoleUrl).toBe('');
    expect((await fetch(`${app.url}/console`)).status).toBe(404);
  });
});
