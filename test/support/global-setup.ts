import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../.scripts/build.cjs';
import { openStore, type Store } from '../../integrations/mongodb/open-store';

declare global {
  // Handed from jest's global set-up to its tear-down, in the same process.
  var testStore: Store | undefined;
}

/**
 * Compiles the tree once, so that tests that start a process of ours run what `npm start` runs, and opens the store
 * on which all tests run: TEST_MONGODB_URI, a mongod that is at hand, or the embedded store. It says which.
 */
export default async function globalSetup(): Promise<void> {
  build();
  const store = await openStore({
    mongodbUri: process.env.TEST_MONGODB_URI,
    store: 'auto',
    dataDir: mkdtempSync(join(tmpdir(), 'dealrunner-test-')),
  });
  globalThis.testStore = store;
  process.env.TEST_STORE_URI = store.uri;
  process.env.TEST_STORE_KIND = store.kind;
  process.stderr.write(`\nTests run on: ${store.description}\n`);
}
