import { dataDirFromEnvironment } from './command-line';
import { AlreadyServed, serve } from './serve';
import { Refusal } from './refusal';
import { EXIT } from './exit-codes';
import { startEmbedded } from './start';

// The entry of the store's process. Started by startEmbedded it serves, and ends with its parent; started by
// hand it does the same through a child of its own, so that even a crash of the store is told in one line.
const dataDir = process.argv[2] ?? dataDirFromEnvironment();

if (process.send) void serveForParent(dataDir);
else void serveByHand(dataDir);

async function serveForParent(directory: string): Promise<void> {
  // Ctrl-C goes to the whole group: the parent decides when its store may end.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
  try {
    const serving = await serve({ dataDir: directory, parent: process.ppid, onFailure: crash });
    const end = (): void => {
      serving.close().then(() => process.exit(0), crash);
    };
    process.on('disconnect', end);
    process.on('message', (message) => {
      if (message === 'stop') end();
    });
    process.stdout.write(`${serving.uri}\n`);
  } catch (error) {
    if (error instanceof AlreadyServed) fail(error.message, EXIT.alreadyServed);
    else if (error instanceof Refusal) fail(error.message, EXIT.refused);
    else crash(error);
  }
}

async function serveByHand(directory: string): Promise<void> {
  try {
    const { uri, owned, stop } = await startEmbedded({ dataDir: directory });
    process.stdout.write(`${uri}\n`);
    if (!owned) {
      process.stderr.write('another process serves this directory already\n');
      return;
    }
    const end = (): void => void stop().then(() => process.exit(0));
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
    // The child does not hold this process; this does.
    setInterval(() => undefined, 60_000);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error), EXIT.refused);
  }
}

function crash(error: unknown): void {
  fail(
    `the store failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    EXIT.failed,
  );
}

function fail(line: string, code: number): void {
  process.stderr.write(`${line}\n`, () => process.exit(code));
}
