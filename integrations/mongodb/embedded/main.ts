import { AlreadyServed, serve } from './serve';
import { Refusal } from './refusal';
import { EXIT } from './exit-codes';
import { serveByHand } from './serve-by-hand';

// The entry of the store's process. Started by startEmbedded it serves, and ends with its parent; started by
// hand it does the same through a child of its own, so that even a crash of the store is told in one line.
const [, , dataDir = ''] = process.argv;

if (dataDir === '') fail('name the directory of the store', EXIT.refused);
else if (process.send) void serveForParent(dataDir);
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
    // Gone before anybody listened.
    if (!process.connected) end();
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

function crash(error: unknown): void {
  fail(
    `the store failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    EXIT.failed,
  );
}

function fail(line: string, code: number): void {
  process.stderr.write(`${line}\n`, () => process.exit(code));
}
