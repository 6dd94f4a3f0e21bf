import { startApp } from './app';
import { readConfig } from './config';
import { StartError } from './errors';
import { createLog } from './log';

/** What a shutdown may take, in real milliseconds; then the process ends all the same. */
const SHUTDOWN_MS = 15_000;

async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.LOG_LEVEL);
  const app = await startApp(config, log);
  for (const line of app.about) console.log(line);

  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'the stop failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  if (error instanceof StartError) {
    for (const line of error.lines) console.error(line);
    process.exit(error.exitCode);
  }
  console.error(error);
  process.exit(1);
});
