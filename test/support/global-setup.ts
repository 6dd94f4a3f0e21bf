import { join } from 'node:path';

/** Compiles the tree once: tests that start a process of ours run what `npm start` runs. */
export default function globalSetup(): void {
  // eslint-disable-next-line
  require(join(__dirname, '../../.scripts/build.cjs')).build();
}
