import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../integrations/mongodb/open-store';

// A start that cannot succeed, in a process of its own as `npm start` runs it: lines, exit code, and no waiting.

const main = join(__dirname, '../../dist/src/main.js');
let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealrunner-start-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function run(env: Record<string, string>): Promise<{ code: number | null; lines: string[]; out: string }> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [main], {
    env: {
      PATH,
      HOME,
      PORT: '0',
      STORE: 'embedded',
      DATA_DIR: join(dir, 'data'),
      LOG_LEVEL: 'silent',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 15_000,
    killSignal: 'SIGKILL',
  });
  let errors = '';
  let out = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, out, lines: errors.trim().split('\n') }));
  });
}

describe('a start that cannot succeed', () => {
  test('when the environment is wrong, then each variable has its line on standard error and the exit code is 78', async () => {
    const { code, lines, out } = await run({
      PORT: 'abc',
      STORE: 'nowhere',
      TEAM_TIMEZONE: 'Atlantis',
      NODE_ENV: 'production',
      SANDBOX: '1',
      CLOCK_RATE: '60',
    });
    expect(lines.map((line) => line.split(':')[0]).sort()).toEqual([
      'CLOCK_RATE',
      'PORT',
      'STORE',
      'TEAM_TIMEZONE',
    ]);
    expect({ code, out }).toEqual({ code: 78, out: '' });
  });

  test('when the port is in use, then one line names it and says what to do', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const { code, lines } = await run({ PORT: String(port) });
    server.close();
    expect(lines).toEqual([
      expect.stringMatching(new RegExp(`^Port ${port} on 127.0.0.1 is already in use; .+`)),
    ]);
    expect(code).toBe(1);
  });

  test('when the data directory cannot be made, then one line names it, wherever it is', async () => {
    const file = join(dir, 'file');
    writeFileSync(file, '');
    // In /proc Node's own recursive mkdir never comes back.
    for (const DATA_DIR of [
      file,
      join(file, 'below'),
      ...(process.platform === 'linux' ? ['/proc/nowhere'] : []),
    ]) {
      const { code, lines } = await run({ DATA_DIR });
      expect(lines).toEqual([expect.stringContaining(DATA_DIR)]);
      expect({ code, DATA_DIR }).toEqual({ code: 1, DATA_DIR });
    }
  });

  test('when the data are of a newer version, then one line says both versions and nothing is touched', async () => {
    const DATA_DIR = join(dir, 'newer');
    const store = await openStore({ store: 'embedded', dataDir: DATA_DIR });
    await store.connection
      .collection<{ _id: string; version: number }>('schema_version')
      .insertOne({ _id: 'schema', version: 99 });
    await store.close();
    const { code, lines } = await run({ DATA_DIR });
    expect(lines).toEqual([expect.stringMatching(/^Store: .*99.*start the newer release/)]);
    expect(code).toBe(1);
  });

  test('when the database cannot be reached or named, then one line names its host and no password', async () => {
    for (const MONGODB_URI of ['mongodb://anna:p@ssw0rd@127.0.0.1:1/x', 'mongodb://']) {
      const { code, lines } = await run({ STORE: '', MONGODB_URI });
      expect(lines).toEqual([expect.stringMatching(/^MONGODB_URI: cannot connect to /)]);
      expect(lines.join()).not.toMatch(/p@ss|ssw0rd/);
      expect(code).toBe(1);
    }
  });
});
