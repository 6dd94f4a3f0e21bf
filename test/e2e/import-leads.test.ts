import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppProcess, startAppProcess } from '../support/app-process';

const program = (name: string) => join(__dirname, `../../dist/src/import-${name}.js`);
let dir: string;
let app: AppProcess;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealrunner-import-'));
  app = await startAppProcess({ DATA_DIR: dir, STORE: 'embedded' });
}, 60_000);
afterAll(async () => {
  await app.stop();
  rmSync(dir, { recursive: true, force: true });
});

const run = (...args: string[]) => runImport('leads', ...args);
const runImport = (name: string, ...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = { PATH: process.env.PATH, DATA_DIR: dir, STORE: 'embedded', LOG_LEVEL: 'fatal' };
    execFile(process.execPath, [program(name), ...args], { env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
const due = async () => {
  const response = await fetch(`${app.url}/api/followups/due?limit=200&include_closed=true`, {
    headers: { authorization: `Bearer ${app.apiKey}` },
  });
  return ((await response.json()) as { lead_id: string }[]).length;
};

describe('npm run leads:import', () => {
  test('when the bot runs, then the leads are there; wrong rows are in a file that can be mended and imported', async () => {
    const file = join(dir, 'list.csv');
    const errors = `${file}.errors.csv`;
    writeFileSync(
      file,
      'Name,Phone,Colour,Address\r\nJane,416-555-0134,red,"1 King St W, Toronto ON"\r\n"Ann, R",12,blue,\r\n',
    );
    const first = await run(file);
    expect(first.out).toContain('Columns that were left out: Colour');
    expect(first.out).toContain('1 new leads, 0 updated, 0 done before');
    expect(first.err).toContain('100 % · 2 of 2 rows · 1 wrong');
    expect(first.code).toBe(65);
    expect(readFileSync(errors, 'utf8').split('\r\n').slice(0, 2)).toEqual([
      'line,problem,Name,Phone,Colour,Address',
      '3,"phone: 12 is not a number that can exist; write 416-555-0134","Ann, R",12,blue,',
    ]);
    expect(await due()).toBeGreaterThan(0);
    const mended = join(dir, 'mended.csv');
    writeFileSync(mended, readFileSync(errors, 'utf8').replace(',12,', ',416-555-0135,'));
    expect(await run(mended)).toMatchObject({ code: 0 });
    expect(existsSync(`${mended}.errors.csv`)).toBe(false);
    expect((await run(file)).out).toContain('0 new leads, 0 updated, 1 done before');
  }, 60_000);

  test('when it is used wrongly, then it says how', async () => {
    expect(await run()).toMatchObject({ code: 64, err: expect.stringContaining('Usage: npm run') as string });
    expect(await run(join(dir, 'none.csv'))).toMatchObject({ code: 64 });
    const file = join(dir, 'wrong.csv');
    writeFileSync(file, 'Colour\nred\n');
    expect(await run(file)).toMatchObject({
      code: 65,
      err: expect.stringMatching(
        /none of them is a name; write Name,Phone[^]*Nothing was imported/,
      ) as string,
    });
  }, 60_000);
});

describe('npm run buyers:import', () => {
  test('when the bot runs, then the buyers are there once, and wrong rows are in a file', async () => {
    const file = join(dir, 'buyers.csv');
    writeFileSync(
      file,
      'Name,Phone,Places,Shoe size\nSam,416-555-0199,Toronto ON,44\nBo,416-555-0177,Chicago,\n',
    );
    const first = await runImport('buyers', file);
    expect(first).toMatchObject({ code: 65, err: expect.stringContaining('1 wrong rows are in') as string });
    expect(first.out).toContain('Columns that were left out: Shoe size');
    expect(first.out).toContain('1 new buyers, 0 updated, 0 done before');
    expect(readFileSync(`${file}.errors.csv`, 'utf8')).toContain(
      '3,"places: Chicago is not a place in Canada',
    );
    expect((await runImport('buyers', file)).out).toContain('0 new buyers, 0 updated, 1 done before');
  }, 60_000);
});
