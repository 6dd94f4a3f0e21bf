import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** A Dealrunner in a process of its own, started as `npm start` starts it. */
export interface AppProcess {
  url: string;
  apiKey: string;
  slackUrl: string;
  twilioUrl: string;
  sendgridUrl: string;
  /** Empty when it is off. */
  consoleUrl: string;
  pid: number;
  /** Milliseconds from the spawn to the line that says where it listens. */
  startMs: number;
  /** What it wrote to standard error so far. */
  log(): string;
  /** SIGTERM, and waits. @returns the exit code */
  stop(): Promise<number | null>;
  /** SIGKILL, and waits. */
  kill(): Promise<void>;
}

const root = findRoot(__dirname);
const START_MS = 30_000;

/** Runs from dist/ as from the sources: the root is where package.json is. */
function findRoot(from: string): string {
  return from.includes(`${join('dist', 'test')}`) ? join(from, '../../..') : join(from, '../..');
}

/**
 * Starts one on a free port. Nothing of the caller's environment that could reach a real provider or a real store
 * goes in: only what is named, the path and the home.
 * @throws Error with its output when it does not listen within 30 s
 */
export async function startAppProcess(env: Record<string, string>): Promise<AppProcess> {
  const began = performance.now();
  const { PATH, HOME, TMPDIR } = process.env;
  const inherited = Object.fromEntries(
    Object.entries({ PATH, HOME, TMPDIR }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  const child = spawn(process.execPath, [join(root, 'dist/src/main.js')], {
    cwd: root,
    env: { ...inherited, PORT: '0', SANDBOX: '1', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  await untilListening(child, output);
  const found = (pattern: RegExp) => pattern.exec(output.stdout)?.[1] ?? '';
  return {
    url: found(/listens on (\S+)/),
    apiKey: found(/^API key \(admin\): (\S+)/m),
    slackUrl: found(/^slack: sandbox \((\S+)\)/m),
    twilioUrl: found(/^twilio: sandbox \((\S+)\)/m),
    sendgridUrl: found(/^sendgrid: sandbox \((\S+)\)/m),
    consoleUrl: found(/^Console: (\S+)/m),
    pid: child.pid ?? -1,
    startMs: performance.now() - began,
    log: () => output.stderr,
    stop: () => end(child, 'SIGTERM'),
    kill: async () => void (await end(child, 'SIGKILL')),
  };
}

function untilListening(child: ChildProcess, output: { stdout: string; stderr: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      child.kill('SIGKILL');
      reject(new Error(`the app did not start (${why}):\n${output.stdout}${output.stderr}`));
    };
    const timer = setTimeout(() => fail(`not within ${START_MS} ms`), START_MS);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`exit code ${code}`);
    });
    child.stdout?.on('data', () => {
      if (!/^API description: /m.test(output.stdout)) return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve();
    });
  });
}

function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.kill(signal);
  });
}
