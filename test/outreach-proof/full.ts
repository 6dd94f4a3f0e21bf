import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openStore } from '../../integrations/mongodb/open-store';
import { closingTimeSuite } from './closing-time';
import { faultsSuite } from './faults';
import { historiesSuite } from './histories';
import { killsSuite } from './kills';
import { stopRacesSuite } from './stop-races';
import { type Figures, type Suite } from './suite';
import { throughputSuite } from './throughput';

/** The full forms: 10,000 texts with faults, 10,000 races, 10,000 sends, 1,000 histories, 200 kills, 20 at each of five points, 100 freezes. */
const SUITES: Suite[] = [
  faultsSuite(1_000, 10),
  stopRacesSuite(500, 20),
  closingTimeSuite(500, 20),
  historiesSuite(250, 4),
  killsSuite('kill', 50, 4),
  killsSuite('fail-point', 25, 4),
  killsSuite('freeze', 25, 4),
  throughputSuite(1_000_000),
];

const USAGE = `npm run test:outreach -- [--suite name] [--seed n] [--rounds n] [--again]
  suites: ${SUITES.map(({ name, rounds, minutesEach }) => `${name} (${rounds} × ${minutesEach.toFixed(1)} min)`).join(', ')}
  Ended early, it goes on with the next round. --again begins anew; --seed with --rounds 1 plays one round again.`;

const PROGRESS = join('.data', 'outreach-proof');

interface Progress {
  seed: number;
  done: number;
  figures: Figures;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      suite: { type: 'string' },
      seed: { type: 'string' },
      rounds: { type: 'string' },
      again: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(USAGE);
  const chosen = SUITES.filter(({ name }) => values.suite === undefined || values.suite === name);
  if (chosen.length === 0) throw new Error(`there is no suite ${values.suite}\n${USAGE}`);
  let isRight = true;
  for (const suite of chosen) isRight = (await runSuite(suite, values)) && isRight;
  if (!isRight) process.exitCode = 1;
}

async function runSuite(
  suite: Suite,
  wish: { seed?: string; rounds?: string; again?: boolean },
): Promise<boolean> {
  const rounds = Number(wish.rounds ?? suite.rounds);
  const file = join(PROGRESS, `${suite.name}.json`);
  const isFresh = wish.again === true || wish.seed !== undefined;
  const progress = (isFresh ? null : read(file)) ?? {
    seed: Number(wish.seed ?? Date.now() % 1_000_000),
    done: 0,
    figures: {},
  };
  while (progress.done < rounds) {
    const seed = progress.seed + progress.done;
    const began = Date.now();
    const figures = await suite.round(seed);
    for (const [name, value] of Object.entries(figures)) {
      progress.figures[name] = (progress.figures[name] ?? 0) + value;
    }
    progress.done += 1;
    const seconds = Math.round((Date.now() - began) / 1000);
    console.log(`${suite.name}, seed ${seed}, ${seconds} s: ${JSON.stringify(figures)}`);
    mkdirSync(PROGRESS, { recursive: true });
    writeFileSync(file, JSON.stringify(progress));
  }
  const broken = suite.violations.filter((name) => progress.figures[name] !== 0);
  const verdict = broken.length === 0 ? 'holds' : `BROKEN: ${broken.join(', ')}`;
  console.log(`${suite.name} ${verdict} after ${progress.done} rounds: ${JSON.stringify(progress.figures)}`);
  return broken.length === 0;
}

function read(file: string): Progress | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Progress;
  } catch {
    return null;
  }
}

/** The suites that run in this process find their store where jest's have theirs. */
async function withStore(work: () => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dealrunner-proof-'));
  const store = await openStore({ mongodbUri: undefined, store: 'embedded', dataDir });
  process.env.TEST_STORE_URI = store.uri;
  try {
    await work();
  } finally {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

withStore(main).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
