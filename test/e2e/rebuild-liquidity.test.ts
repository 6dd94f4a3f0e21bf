import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppProcess, startAppProcess } from '../support/app-process';
import { jsonRequest } from '../support/json-http';

const program = join(__dirname, '../../dist/src/rebuild-liquidity.js');
let dir: string;
let app: AppProcess;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealrunner-rebuild-'));
  app = await startAppProcess({ DATA_DIR: dir, STORE: 'embedded' });
}, 60_000);
afterAll(async () => {
  await app.stop();
  rmSync(dir, { recursive: true, force: true });
});

const rebuild = () =>
  new Promise<string>((resolve) => {
    const env = { PATH: process.env.PATH, DATA_DIR: dir, STORE: 'embedded', LOG_LEVEL: 'fatal' };
    execFile(process.execPath, [program], { env }, (_error, out, problem) => resolve(out + problem));
  });
const feedback = (n: number) =>
  jsonRequest('POST', `${app.url}/api/buyers/liquidity/feedback`, {
    key: app.apiKey,
    body: { province: 'ON', market: 'Toronto', event: 'RESPONDED', buyer_id: `b${n}`, deal_id: 'D-1' },
  });

test('when npm run liquidity:rebuild counts while the bot runs and feedback comes in, then nothing is wrong or lost', async () => {
  expect(await rebuild()).toContain('0 nodes counted from their events, all were right');
  await feedback(0);
  const [said] = await Promise.all([rebuild(), ...[1, 2, 3, 4, 5].map(feedback)]);
  expect(said).toContain('1 nodes counted from their events, all were right');
  const { body } = await jsonRequest(
    'GET',
    `${app.url}/api/buyers/liquidity/score?province=ON&market=Toronto`,
    {
      key: app.apiKey,
    },
  );
  expect(body).toMatchObject({ buyer_count: 6, active_buyer_count: 6, avg_response_rate: 1 });
}, 60_000);
