import { type Model } from 'mongoose';
import { type Cards, type Clock, type Transaction } from '../contract/ports';
import { type Leads } from '../leads/leads';
import { type Policy } from '../policy/policy';
import { type LeadClock } from './lead-clock.model';

export interface SpeedDeps {
  clocks: Model<LeadClock>;
  leads: Pick<Leads, 'find'>;
  policy: Pick<Policy, 'clockAt'>;
  cards: Cards;
  clock: Clock;
  transaction: Transaction;
}
