import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RULES } from '../src/rest/bodies';
import { type AppProcess, startAppProcess } from '../support/app-process';
import { jsonRequest } from '../support/json-http';
import { eventually } from '../support/sandboxes';

/** A store is back within a second; a busy machine takes longer to start a process. */
const PATIENCE_MS = 40_000;

let dataDir: string;
let apps: AppProcess[];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dealrunner-lost-'));
  apps = [];
});
afterEach(async () => {
  for (const app of apps) await app.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<AppProcess> {
  const app = await startAppProcess({
    DATA_DIR: dataDir,
    STORE: 'embedded',
    CLOCK_START: '2026-12-02T09:00:00Z',
  });
  apps.push(app);
  return app;
}

const upsert = (app: AppProcess, reason: string) =>
  jsonRequest('POST', `${app.url}/api/governance/market/policies/upsert`, {
    key: app.apiKey,
    body: { province: 'ON', rules: RULES, reason },
  });

async function versionAt(app: AppProcess): Promise<unknown> {
  const path = '/api/governance/market/effective?province=ON';
  const { body } = await jsonRequest('GET', app.url + path, { key: app.apiKey });
  return (body as { version: number }).version;
}

function storeOf(app: AppProcess): number {
  const children = readFileSync(`/proc/${app.pid}/task/${app.pid}/children`, 'utf8').trim().split(' ');
  const isStore = (pid: string) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('embedded/main.js');
  return Number(children.find(isStore));
}

describe('a store that ends before those who use it', () => {
  test('when it dies, then its owner starts it again, and what was answered is there', async () => {
    const app = await start();
    expect((await upsert(app, 'before')).status).toBe(200);
    process.kill(storeOf(app), 'SIGKILL');
    // The driver repeats the write by itself as soon as the store is back.
    expect(
      await eventually('the write', async () => (await upsert(app, 'after')).status === 200, PATIENCE_MS),
    ).toBe(true);
    expect(await versionAt(app)).toBe(3);
    expect(app.log()).toContain('was started again');
  }, 90_000);

  test('when its owner ends, by order or killed, then another process that used it goes on', async () => {
    const owner = await start();
    const other = await start();
    expect((await upsert(owner, 'by the owner')).status).toBe(200);
    await owner.kill();
    await eventually(
      'the other',
      async () => (await upsert(other, 'by the other')).status === 200,
      PATIENCE_MS,
    );
    const third = await start();
    await other.stop();
    await eventually(
      'the third',
      async () => (await upsert(third, 'by the third')).status === 200,
      PATIENCE_MS,
    );
    expect(await versionAt(third)).toBe(4);
  }, 120_000);
});
