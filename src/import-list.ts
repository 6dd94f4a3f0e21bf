import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openStore } from '../integrations/mongodb/open-store';
import { migrationsApplied } from '../integrations/mongodb/prepare';
import { createCards } from '../integrations/slack/cards';
import { type Areas, createAreas } from './areas';
import { createClock } from './clock';
import { type Config, readConfig } from './config';
import { systemActor } from './contract/actor';
import { StartError, UserError } from './errors';
import { EX_DATAERR, EX_USAGE, runImport } from './import-command';
import { type CsvRecord, csvLine, decodeCsv, readCsv } from './leads/csv.rules';
import { type ImportProgress, type ImportRows, type WrongRow } from './leads/import-rows';
import { createLog } from './log';
import { checkZoneData } from './time/self-check';

/** sysexits.h: not now, but later. */
const EX_TEMPFAIL = 75;

/** One kind of list. */
interface ListImport {
  /** The npm script, and the actor on record. */
  name: string;
  things: string;
  isColumn(name: string): boolean;
  importer(areas: Areas): ImportRows;
}

/** Takes in a list from the command line, also while the bot runs. */
export function runListImport(of: ListImport): void {
  runImport(() => importList(of));
}

async function importList({ name, things, isColumn, importer }: ListImport): Promise<void> {
  const { path, records } = fileOf(`npm run ${name} -- <file.csv>`);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const config = readConfig();
  const { MONGODB_URI: mongodbUri, STORE: store, DATA_DIR: dataDir } = config;
  const opened = await openStore({ mongodbUri, store, dataDir });
  try {
    const areas = await areasOn(opened, config);
    const report = await importer(areas)(records, systemActor(name.replace(':', '-')), {
      onProgress: showProgress(),
      signal: stop.signal,
    });
    tell(report, path, records[0], { isColumn, things, store: opened.description });
  } finally {
    await opened.close();
  }
}

type Store = Awaited<ReturnType<typeof openStore>>;

/** The bot's own use cases on its own store; this process sends nothing, the bot does when the time has come. */
async function areasOn(store: Store, config: Config) {
  if (!(await migrationsApplied(store.connection)).ok) {
    throw new StartError(
      ['The store is not of this version yet: start the bot once, with npm start.'],
      EX_TEMPFAIL,
    );
  }
  const sendsNothing = () => Promise.reject(new Error('an import sends nothing'));
  const areas = createAreas({
    ...store,
    config,
    apiKeys: [],
    clock: createClock({ start: config.CLOCK_START, rate: config.CLOCK_RATE }),
    log: createLog(config.LOG_LEVEL),
    cards: createCards(store),
    sms: { send: sendsNothing },
    email: { send: sendsNothing },
    media: { fetch: sendsNothing },
    texts: { sentTo: sendsNothing, all: sendsNothing },
    isSandbox: { slack: !config.slackReal, twilio: !config.twilioReal, sendgrid: !config.sendgridReal },
    lookups: {
      migrations: () => migrationsApplied(store.connection),
      providers: { slack: sendsNothing, twilio: sendsNothing, sendgrid: sendsNothing },
      backupAt: async () => null,
    },
    zoneDataIsRight: checkZoneData().ok,
    publicUrl: () => config.PUBLIC_URL ?? '',
  });
  await areas.zones.refresh();
  return areas;
}

function fileOf(usage: string): { path: string; records: CsvRecord[] } {
  try {
    const [path, ...more] = parseArgs({ allowPositionals: true, options: {} }).positionals;
    if (path === undefined || more.length > 0) throw new Error('name one file');
    const records = readCsv(decodeCsv(readFileSync(path)));
    if (records.length < 2) throw new StartError([`${path} has no row below its header.`], EX_DATAERR);
    return { path, records };
  } catch (error) {
    if (error instanceof StartError || error instanceof UserError) throw error;
    throw new StartError(
      [error instanceof Error ? error.message : String(error), `Usage: ${usage}`],
      EX_USAGE,
    );
  }
}

const BAR = 30;

/** One line that is written over on a terminal; elsewhere a line for each tenth. */
function showProgress(): (report: ImportProgress) => void {
  const { isTTY } = process.stderr;
  let tenth = 0;
  return ({ rows, done, wrong }) => {
    const share = done / rows;
    const line = `${String(Math.floor(share * 100)).padStart(3)} % · ${done} of ${rows} rows · ${wrong.length} wrong`;
    if (isTTY) {
      const full = Math.round(share * BAR);
      const end = done === rows ? '\n' : '';
      process.stderr.write(`\r[${'#'.repeat(full)}${'.'.repeat(BAR - full)}] ${line}${end}`);
    } else if (Math.floor(share * 10) > tenth) {
      tenth = Math.floor(share * 10);
      console.error(line);
    }
  };
}

function tell(
  report: ImportProgress,
  path: string,
  header: CsvRecord | undefined,
  { isColumn, things, store }: Pick<ListImport, 'isColumn' | 'things'> & { store: string },
): void {
  const { created, updated, unchanged, wrong, done, rows } = report;
  const unknown = (header?.fields ?? []).filter((name) => !isColumn(name) && name.trim() !== '');
  if (unknown.length > 0) console.log(`Columns that were left out: ${unknown.join(', ')}`);
  console.log(`${created} new ${things}, ${updated} updated, ${unchanged} done before, into: ${store}`);
  const errors = `${path}.errors.csv`;
  rmSync(errors, { force: true });
  if (wrong.length > 0) {
    writeFileSync(errors, errorFile(wrong, header?.fields ?? []));
    console.error(`${wrong.length} wrong rows are in ${errors}: mend them there and import that file.`);
    process.exitCode = EX_DATAERR;
  }
  if (done < rows) {
    console.error(`Stopped after ${done} of ${rows} rows. The same command goes on where it was.`);
    process.exitCode = EX_TEMPFAIL;
  }
}

/** The wrong rows as they were, each with its line and what is wrong with it: mended, it can be imported itself. */
function errorFile(wrong: WrongRow[], header: string[]): string {
  const lines = wrong.map(({ line, fields, issues }) => {
    const problems = issues.map(
      ({ path, message, example }) =>
        `${path}: ${message}${example === undefined ? '' : `; write ${example}`}`,
    );
    return csvLine([String(line), problems.join(' | '), ...fields]);
  });
  return [csvLine(['line', 'problem', ...header]), ...lines].join('');
}
