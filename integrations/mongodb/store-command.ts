import { readDataDir } from '../../src/config';
import { storeDir } from './choose-store';
import { runStoreCommand } from './embedded/command';

// `npm run store:serve`, `store:validate`, `store:export -- <folder>`, `store:import -- <folder>`: the embedded store
// of DATA_DIR by hand. It may be running meanwhile.
const [, , verb = '', folder] = process.argv;

void runStoreCommand(verb, storeDir(readDataDir(), 'embedded'), folder).then((code) => {
  process.exitCode = code;
});
