import { EXIT } from './exit-codes';
import { startEmbedded } from './start';

/**
 * Serves a data directory for anybody of this user until it is told to end, and prints the URI, alone on its
 * line. The store runs in a child, so that even a crash at its start is told in one line.
 * @returns the exit code, when it has ended
 */
export async function serveByHand(dataDir: string): Promise<number> {
  const { uri, owned, stop, ended } = await startEmbedded({ dataDir });
  process.stdout.write(`${uri}\n`);
  if (!owned) {
    process.stderr.write('another process serves this directory already\n');
    return 0;
  }
  // The child does not hold this process; this does.
  const hold = setInterval(() => undefined, 60_000);
  const told = new Promise<'told'>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve('told'));
  });
  const why = await Promise.race([told, ended]);
  clearInterval(hold);
  await stop();
  return why === 'told' ? 0 : EXIT.failed;
}
