import { readDataDir } from '../../src/config';
import { noteBackup } from '../../src/last-backup';
import { storeDir } from './choose-store';
import { runStoreCommand } from './embedded/command';

// `npm run store:serve`, `store:validate`, `store:export -- <folder>`, `store:import -- <folder>`: the embedded store
// of DATA_DIR by hand. It may be running meanwhile.
const [, , verb = '', folder] = process.argv;

async function main(): Promise<number> {
  const dataDir = readDataDir();
  const code = await runStoreCommand(verb, storeDir(dataDir, 'embedded'), folder);
  // Complete: the runbook may rely on it.
  if (verb === 'export' && code === 0) await noteBackup(dataDir);
  return code;
}

void main().then((code) => {
  process.exitCode = code;
});
