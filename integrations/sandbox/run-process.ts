import { fstatSync } from 'node:fs';

/**
 * A simulator as a process of its own: `node main.js '{"port":0}'`. Its options come as one JSON
 * argument (nothing here reads the environment); it prints `READY <url>` when it can be reached and
 * ends on SIGTERM, or when the pipe that it was started with closes: no orphans after a killed test.
 */
export async function runSandboxProcess<Options>(
  start: (options: Options) => Promise<{ url: string; close(): Promise<void> }>,
  parse: (input: unknown) => Options,
): Promise<void> {
  const sandbox = await start(parse(JSON.parse(process.argv[2] ?? '{}')));
  const stop = () => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (isPipe(0)) {
    process.stdin.resume();
    process.stdin.once('end', stop);
  }
  process.stdout.write(`READY ${sandbox.url}\n`);
}

/** Not /dev/null, which ends at once, and not a terminal. */
function isPipe(descriptor: number): boolean {
  const stat = fstatSync(descriptor);
  return stat.isFIFO() || stat.isSocket();
}
