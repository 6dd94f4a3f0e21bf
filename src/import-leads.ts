import { runListImport } from './import-list';
import { leadColumn } from './leads/lead-columns.rules';

/** `npm run leads:import -- <file.csv>`: takes in a list of sellers. */
runListImport({
  name: 'leads:import',
  things: 'leads',
  isColumn: (name) => leadColumn(name) !== null,
  importer: ({ deals }) => deals.importLeads,
});
