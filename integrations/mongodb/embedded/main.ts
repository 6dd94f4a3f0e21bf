import { AlreadyServed, serve } from './serve';
import { Refusal } from './refusal';
import { EXIT } from './exit-codes';

// The entry of the store's process: startEmbedded starts it. It serves, and ends with its parent.
const [, , dataDir = ''] = process.argv;

if (dataDir === '' || !process.send) fail('start the store by: npm run store:serve', EXIT.usage);
else void serveForParent(dataDir);

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
