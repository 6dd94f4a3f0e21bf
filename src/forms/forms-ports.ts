import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Cards, type Clock, type Transaction } from '../contract/ports';
import { type Deals } from '../deals/deals';
import { type Outreach } from '../outreach/outreach';
import { type WebForm } from './web-form.model';

export interface FormsDeps {
  forms: Model<WebForm>;
  deals: Pick<Deals, 'leadToDeal'>;
  outreach: Pick<Outreach, 'quarantine'>;
  audit: Audit;
  cards: Cards;
  clock: Clock;
  transaction: Transaction;
  publicUrl(): string;
}
