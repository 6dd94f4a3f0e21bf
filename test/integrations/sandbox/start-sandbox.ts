import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

export interface SandboxProcess {
  url: string;
  ledger<Entry>(): Promise<Entry[]>;
  control(name: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  stop(): Promise<void>;
}

/** A simulator as a process of its own, from what `.scripts/build.cjs` compiled. */
export async function startSandboxProcess(
  provider: 'twilio' | 'slack' | 'sendgrid',
  options: object = {},
): Promise<SandboxProcess> {
  const main = join(__dirname, '../../../dist/integrations', provider, 'sandbox/main.js');
  const child = spawn(process.execPath, [main, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const url = await readyUrl(child);

  async function control(name: string, body?: unknown) {
    const response = await fetch(`${url}/_sandbox/${name}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  }
  return {
    url,
    control,
    async ledger<Entry>() {
      const { body } = await control('ledger');
      return (body as { entries: Entry[] }).entries;
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`sandbox ended before it was ready (${code})`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      const [, url] = /^READY (\S+)$/m.exec(chunk.toString()) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
}
