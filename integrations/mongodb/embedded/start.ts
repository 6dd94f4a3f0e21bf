import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EXIT } from './exit-codes';
import { isOrphan, isServing, ownerOf } from './owner';
import { answersHello } from './probe';

export interface EmbeddedStore {
  uri: string;
  /** Whether this process has started it, and ends it by `stop`. */
  owned: boolean;
  pid?: number;
  /** Ends the store that this process owns, and waits for that; one of another process goes on. */
  stop: () => Promise<void>;
  /** Settles when the store has ended, however that came, whoever owned it. */
  ended: Promise<void>;
}

const PATIENCE_MS = 20_000;
const START_MS = 60_000;
const STOP_MS = 10_000;
const LOOK_MS = 500;

/**
 * The store of a data directory: the one that is running already, or one of our own. Its process ends with
 * this one, however that ends. @throws Error with one line that says why it cannot be had and what to do
 */
export async function startEmbedded(options: { dataDir: string; entry?: string }): Promise<EmbeddedStore> {
  const dataDir = resolve(options.dataDir);
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const owner = ownerOf(dataDir);
    if (owner?.uri && !isOrphan(owner) && (await answersHello(owner.uri))) {
      return attached(dataDir, owner.uri);
    }
    if (!owner || !isServing(owner)) {
      const own = await startChild(dataDir, options.entry ?? compiledEntry());
      if (own) return own;
    }
    // Somebody starts, or an orphan ends, or another one was faster: look again.
    await pause(50);
  }
  throw new Error(
    `${dataDir} is held by process ${ownerOf(dataDir)?.process.pid ?? '?'}, which does not answer: end it`,
  );
}

/** Tests run from the sources, the child from what the build made of them. */
function compiledEntry(): string {
  const beside = join(__dirname, 'main.js');
  if (existsSync(beside)) return beside;
  const root = resolve(__dirname, '..', '..', '..');
  return join(root, 'dist', ...__dirname.slice(root.length).split(sep), 'main.js');
}

/** Another process's: nobody tells when it ends, so its owner is looked at again and again. */
function attached(dataDir: string, uri: string): EmbeddedStore {
  let look: NodeJS.Timeout | undefined;
  const ended = new Promise<void>((settle) => {
    look = setInterval(() => {
      const owner = ownerOf(dataDir);
      if (owner?.uri === uri && isServing(owner)) return;
      clearInterval(look);
      settle();
    }, LOOK_MS).unref();
  });
  return { uri, owned: false, ended, stop: async () => clearInterval(look) };
}

/** Undefined when another process was faster. */
async function startChild(dataDir: string, entry: string): Promise<EmbeddedStore | undefined> {
  const child = fork(entry, [dataDir], { execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const { uri, code, signal, line } = await firstWord(child);
  if (uri) {
    const pid = child.pid ? { pid: child.pid } : {};
    return { uri, owned: true, ...pid, ended, stop: () => stopChild(child, ended) };
  }
  if (code === EXIT.alreadyServed) return undefined;
  if (signal)
    throw new Error(
      `${dataDir} is damaged (the store ended by ${signal} when it read it): restore it from a backup`,
    );
  throw new Error(line || `the store in ${dataDir} ended with code ${code}`);
}

interface FirstWord {
  uri?: string;
  code?: number | null;
  signal?: NodeJS.Signals | null;
  line: string;
}

async function firstWord(child: ChildProcess): Promise<FirstWord> {
  let errors = '';
  let started = false;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (started) process.stderr.write(text);
    else errors = (errors + text).slice(-4000);
  });
  return new Promise((settle) => {
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      if (!text.includes('\n')) return;
      started = true;
      clearTimeout(late);
      letGo(child);
      settle({ uri: text.slice(0, text.indexOf('\n')), line: '' });
    });
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      settle({ line: `the store did not start within ${START_MS / 1000} s` });
    }, START_MS);
    child.once('close', () => clearTimeout(late));
    child.once('error', (error) => settle({ line: error.message }));
    child.once('close', (code, signal) => settle({ code, signal, line: lastLine(errors) }));
  });
}

const lastLine = (text: string): string => text.trim().split('\n').pop() ?? '';

/** A parent that has nothing else to do may end, and the child with it. */
function letGo(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  for (const stream of [child.stdout, child.stderr])
    (stream as unknown as { unref?: () => void } | null)?.unref?.();
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  if (child.connected) child.send('stop', () => undefined);
  const killer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  child.ref();
  await ended;
  clearTimeout(killer);
}
