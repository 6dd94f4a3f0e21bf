import { EXIT } from './exit-codes';
import { startEmbedded } from './start';

/**
 * Serves a data directory for anybody of this user until it is told to end, and prints the URI, alone on its
 * line. The store runs in a child, so that even a crash at its start is told in one line.
 */
export async function serveByHand(dataDir: string): Promise<void> {
  try {
    const { uri, owned, stop } = await startEmbedded({ dataDir });
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
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = EXIT.refused;
  }
}
