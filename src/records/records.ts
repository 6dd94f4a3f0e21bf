import { type Connection } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Cards, type Clock, type Transaction } from '../contract/ports';
import { type Deals } from '../deals/deals';
import { type Leads } from '../leads/leads';
import { type Outreach } from '../outreach/outreach';
import { erasePerson } from './erase-person';
import { fetchExport, offerExport } from './export-person';
import { exportTicketModel } from './export-ticket.model';
import { recordModels } from './records-ports';
import { traceLead } from './trace-lead';

export type Records = ReturnType<typeof createRecords>;

/** What is on record about one lead or one person: shown, given out, erased. */
export function createRecords(given: {
  connection: Connection;
  audit: Audit;
  cards: Cards;
  clock: Clock;
  transaction: Transaction;
  leads: Leads;
  deals: Deals;
  outreach: Outreach;
  publicUrl(): string;
  realNow(): number;
}) {
  const deps = {
    ...given,
    models: recordModels(given.connection),
    tickets: exportTicketModel(given.connection),
  };
  return {
    trace: traceLead(deps.models),
    offerExport: offerExport(deps),
    fetchExport: fetchExport(deps),
    erase: erasePerson(deps),
  };
}
