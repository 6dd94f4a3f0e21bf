import { importRows, type ImportRows } from '../leads/import-rows';
import { type LeadFacts, listIntent } from '../leads/intake-facts.rules';
import { leadColumn } from '../leads/lead-columns.rules';
import { readLeadTexts } from '../leads/lead-row.rules';
import { personColumns } from '../leads/person-row.rules';
import { type DealsDeps } from './deals-ports';
import { leadToDeal } from './lead-to-deal';

const SOURCE = 'list';

/**
 * Takes in a list of sellers, each as the lead flow does. A list is no request of the sellers: consent is only what its
 * columns state, and no clock runs to the first contact.
 */
export function importLeads(deps: DealsDeps): ImportRows {
  const flow = leadToDeal(deps);
  return importRows(deps, {
    columnOf: leadColumn,
    needed: personColumns('Name,Phone,Address', 'Name,Phone,E-mail'),
    read(texts, now, t) {
      const read = readLeadTexts(texts, now, t);
      if ('issues' in read) return read;
      // Nothing is implied by the source: the list is not their request, and not of today.
      const facts: LeadFacts = { source: SOURCE, consent: null, ...read.facts };
      return { facts };
    },
    async take(facts, key, actor) {
      const { lead, created } = await flow(facts, null, actor, listIntent(key), { isFromList: true });
      return { created, id: { lead_id: lead._id } };
    },
  });
}
