import { openStore } from '../integrations/mongodb/open-store';
import { buyerModel } from './buyers/buyer.model';
import { feedbackEventModel } from './buyers/feedback-event.model';
import { liquidityNodeModel } from './buyers/liquidity-node.model';
import { rebuildLiquidity } from './buyers/rebuild-liquidity';
import { createClock } from './clock';
import { readConfig } from './config';
import { runImport } from './import-command';

/** `npm run liquidity:rebuild`: counts every node from its feedback events, also while the bot runs. */
async function run(): Promise<void> {
  const config = readConfig();
  const clock = createClock({ start: config.CLOCK_START, rate: config.CLOCK_RATE });
  const store = await openStore({
    mongodbUri: config.MONGODB_URI,
    store: config.STORE,
    dataDir: config.DATA_DIR,
  });
  try {
    const events = feedbackEventModel(store.connection);
    const nodes = liquidityNodeModel(store.connection);
    const done = await rebuildLiquidity({
      ...store,
      events,
      nodes,
      buyers: buyerModel(store.connection),
      clock,
    })();
    for (const { node, field, was, is } of done.mended)
      process.stdout.write(`${node} ${field}: ${was} → ${is}\n`);
    const found = done.mended.length === 0 ? 'all were right' : `mended: ${done.mended.length} numbers`;
    process.stdout.write(
      `${done.nodes} nodes counted from their events, ${found}, in: ${store.description}\n`,
    );
  } finally {
    await store.close();
  }
}

runImport(run);
