import { buyerColumn } from './buyers/buyer-columns.rules';
import { runListImport } from './import-list';

/** `npm run buyers:import -- <file.csv>`: takes in a list of buyers. */
runListImport({
  name: 'buyers:import',
  things: 'buyers',
  isColumn: (name) => buyerColumn(name) !== null,
  importer: ({ buyers }) => buyers.importList,
});
