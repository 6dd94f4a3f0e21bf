import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { openStore } from '../integrations/mongodb/open-store';
import { createAudit } from './audit/audit';
import { createClock } from './clock';
import { readConfig } from './config';
import { systemActor } from './contract/actor';
import { StartError } from './errors';
import { EX_USAGE, runImport } from './import-command';
import { createDncl } from './policy/dncl/dncl';
import { policyRevisionModel } from './policy/policy-revision.model';

const USAGE = 'npm run dncl:import -- <file> [--date 2026-11-20]';

/** `npm run dncl:import -- <file>`: takes in a copy of the National Do Not Call List, also while the bot runs. */
async function run(): Promise<void> {
  const { path, date } = argumentsOf();
  const config = readConfig();
  const clock = createClock({ start: config.CLOCK_START, rate: config.CLOCK_RATE });
  const store = await openStore({
    mongodbUri: config.MONGODB_URI,
    store: config.STORE,
    dataDir: config.DATA_DIR,
  });
  try {
    const audit = createAudit({ ...store, clock });
    const revisions = policyRevisionModel(store.connection);
    const dncl = createDncl({ ...store, clock, audit, isRequired: true, kept: (load) => load, revisions });
    const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity });
    const taken = await dncl.import(systemActor('dncl-import'), { lines, listDate: date });
    console.log(
      `${taken.numbers} numbers of ${taken.areas} area codes, list of ${date}, into: ${store.description}`,
    );
  } finally {
    await store.close();
  }
}

/** Without a date the list is taken to be as old as its file. */
function argumentsOf(): { path: string; date: string } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { date: { type: 'string' } },
    });
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) throw new Error('name one file');
    const { mtime } = statSync(path);
    return { path, date: values.date ?? mtime.toISOString().slice(0, 10) };
  } catch (error) {
    throw new StartError(
      [error instanceof Error ? error.message : String(error), `Usage: ${USAGE}`],
      EX_USAGE,
    );
  }
}

runImport(run);
