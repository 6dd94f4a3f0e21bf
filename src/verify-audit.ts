import { openStore } from '../integrations/mongodb/open-store';
import { auditEntryModel } from './audit/audit-entry.model';
import { auditHeadModel } from './audit/audit-head.model';
import { verifyChain } from './audit/verify-chain';
import { readConfig } from './config';
import { StartError } from './errors';

const USAGE = 'npm run audit:verify -- [<seq>:<hash> …], each as the alerts channel was told';

/** `npm run audit:verify`: follows the whole chain; exit code 1 and the first bad record when it is broken. */
async function verifyAudit(words: string[]): Promise<number> {
  const config = readConfig();
  const told = words.map((word) => {
    const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(word) ?? [];
    if (seq === undefined || hash === undefined)
      throw new StartError([`${word}: must be <seq>:<hash>. ${USAGE}`]);
    return { seq: Number(seq), hash };
  });
  const store = await openStore({
    mongodbUri: config.MONGODB_URI,
    store: config.STORE,
    dataDir: config.DATA_DIR,
  });
  try {
    const { connection } = store;
    const verify = verifyChain({ entries: auditEntryModel(connection), heads: auditHeadModel(connection) });
    const { entries, head, problem } = await verify(told);
    if (problem === null) {
      console.log(`The audit log is whole: ${entries} entries, head ${head.seq}:${head.hash}`);
      return 0;
    }
    console.error(
      `The audit log is broken at entry ${problem.seq} (${problem.what}); ${entries} before it are right.`,
    );
    return 1;
  } finally {
    await store.close();
  }
}

verifyAudit(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (!(error instanceof StartError)) throw error;
    for (const line of error.lines) console.error(line);
    process.exit(error.exitCode);
  },
);
