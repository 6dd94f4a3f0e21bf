import { existsSync, readdirSync } from 'node:fs';
import { EXIT } from './exit-codes';
import { exportStore } from './export';
import { importStore } from './import';
import { serveByHand } from './serve-by-hand';
import { validateStore } from './validate';

/** What a person does with a store: `npm run store:<verb>`. Each returns its exit code. */
const VERBS: Record<string, (dataDir: string, folder: string | undefined) => Promise<number>> = {
  serve: async (dataDir) => serveByHand(dataDir),
  validate: async (dataDir) => ((await validateStore(dataDir, say)) === 0 ? 0 : EXIT.faults),
  export: async (dataDir, folder) => {
    if (folder === undefined)
      return complain('name the folder to write: npm run store:export -- backup', EXIT.usage);
    if (existsSync(folder) && readdirSync(folder).length > 0)
      return complain(`${folder} is not empty: name a new folder`, EXIT.usage);
    await exportStore(dataDir, folder, say);
    return 0;
  },
  import: async (dataDir, folder) => {
    if (folder === undefined)
      return complain('name the folder to read: npm run store:import -- backup', EXIT.usage);
    await importStore(dataDir, folder, say);
    return 0;
  },
};

/** @param dataDir the store's own directory */
export async function runStoreCommand(verb: string, dataDir: string, folder?: string): Promise<number> {
  const run = VERBS[verb];
  if (!run) return complain(`one of ${Object.keys(VERBS).join(', ')}, not "${verb}"`, EXIT.usage);
  try {
    return await run(dataDir, folder);
  } catch (error) {
    return complain(error instanceof Error ? error.message : String(error), EXIT.refused);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(line: string, code: number): number {
  process.stderr.write(`${line}\n`);
  return code;
}
