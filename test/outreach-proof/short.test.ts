import { closingTimeSuite } from './closing-time';
import { faultsSuite } from './faults';
import { historiesSuite } from './histories';
import { killsSuite } from './kills';
import { stopRacesSuite } from './stop-races';
import { type Suite } from './suite';

/** The short forms; `npm run test:outreach` runs the full ones. A seed that failed is given there to see it again. */
const SHORT: Suite[] = [
  faultsSuite(300, 1),
  stopRacesSuite(100, 1),
  closingTimeSuite(200, 1),
  historiesSuite(40, 1),
  killsSuite('kill', 3, 1, 60),
  killsSuite('fail-point', 5, 1, 60),
  killsSuite('freeze', 1, 1, 60),
];
const SEED = Number(process.env.PROOF_SEED ?? Date.now() % 1_000_000);

test.each(SHORT.map((suite) => [suite.name, suite] as const))(
  `when the proof %s runs with seed ${SEED}, then nothing that must not happen has`,
  async (_name, suite) => {
    const figures = await suite.round(SEED);
    process.stderr.write(`${suite.name}: ${JSON.stringify(figures)}\n`);
    expect(Object.fromEntries(suite.violations.map((name) => [name, figures[name]]))).toEqual(
      Object.fromEntries(suite.violations.map((name) => [name, 0])),
    );
  },
  120_000,
);
