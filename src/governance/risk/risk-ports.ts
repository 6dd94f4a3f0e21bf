import { type Model } from 'mongoose';
import { type Audit } from '../../audit/audit';
import { type Clock, type Transaction } from '../../contract/ports';
import { type Reservation } from './reservation.model';
import { type RiskPolicy } from './risk-policy.model';
import { type RiskTotal } from './risk-total.model';

export interface RiskDeps {
  policies: Model<RiskPolicy>;
  totals: Model<RiskTotal>;
  reservations: Model<Reservation>;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
  teamTimezone: string;
}
