import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Buyers } from '../buyers/buyers';
import { type Cards, type Clock, type Log, type Transaction } from '../contract/ports';
import { type DealId } from '../ids';
import { type Kpi } from '../kpi/kpi';
import { type Ladder } from '../ladder/ladder';
import { type Leads } from '../leads/leads';
import { type Offers } from '../offers/offers';
import { type Policy } from '../policy/policy';
import { type Speed } from '../speed/speed';
import { type Shifts } from '../shifts/shifts';
import { type DealBrief } from './deal-brief.model';
import { type Deal } from './deal.model';
import { type ImportedRow } from '../leads/imported-row.model';
import { type UnfinishedFlow } from './unfinished-flow.model';
import { type UnownedNudge } from './unowned-nudge.model';

export interface DealsDeps {
  briefs: Model<DealBrief>;
  deals: Model<Deal>;
  nextDealId(): Promise<DealId>;
  nudges: Model<UnownedNudge>;
  rows: Model<ImportedRow>;
  unfinished: Model<UnfinishedFlow>;
  shifts: Pick<Shifts, 'take' | 'served' | 'anybodyWorks' | 'teamTime'>;
  leads: Leads;
  speed: Pick<Speed, 'start' | 'recheck'>;
  ladder: Ladder;
  policy: Pick<Policy, 'decide'>;
  offers: Offers;
  buyers: Buyers;
  kpi: Kpi;
  audit: Audit;
  cards: Cards;
  clock: Clock;
  log: Log;
  transaction: Transaction;
}
