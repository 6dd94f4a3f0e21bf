import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DateTime } from 'luxon';
import { zoneFor } from '../../src/time/zoned';
import { startAppProcess } from '../support/app-process';
import { tellStory } from './story';

/** Domain seconds in a real one: a morning in half a minute. */
const CLOCK_RATE = 200;

/**
 * `npm run demo`: an app of its own on a free port and on sandboxes, whatever the environment holds, plays one story
 * through its doors. Exit code 0 only if each step was verified.
 */
async function demo(): Promise<void> {
  const dataDir = resolve(process.env.DATA_DIR ?? join(process.cwd(), '.data/demo'));
  mkdirSync(dataDir, { recursive: true });
  const run = nextRun(dataDir);
  const clockStart = morningOf(run);
  console.log(
    `Demo ${run} in ${dataDir}: the clock starts on ${clockStart.toFormat('cccc yyyy-LL-dd HH:mm')}, Toronto.`,
  );
  const app = await startAppProcess({
    DATA_DIR: dataDir,
    CLOCK_START: clockStart.toUTC().toISO() ?? '',
    CLOCK_RATE: String(CLOCK_RATE),
  });
  let failed = false;
  try {
    await tellStory(app, run, (line) => console.log(line));
  } catch (error) {
    failed = true;
    console.error(`\nNOT verified: ${error instanceof Error ? error.message : String(error)}`);
    console.error(app.log());
  }
  await app.stop();
  console.log(failed ? '\nThe story did not come out as it should.' : '\nEvery step was verified.');
  process.exit(failed ? 1 : 0);
}

/** Each run on the same data is a week later than the one before, so that nothing of the last one is in its way. */
function nextRun(dataDir: string): number {
  const file = join(dataDir, 'demo-runs');
  let last = 0;
  try {
    last = Number.parseInt(readFileSync(file, 'utf8'), 10) || 0;
  } catch {
    // The first run here.
  }
  writeFileSync(file, String(last + 1));
  return last + 1;
}

/** A Wednesday at 08:20 in Toronto, so that the story is the same on a Sunday: forty minutes before opening. */
function morningOf(run: number): DateTime {
  const base = DateTime.fromISO('2027-01-06T08:20:00', { zone: zoneFor('America/Toronto') });
  return base.plus({ weeks: run });
}

demo().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
