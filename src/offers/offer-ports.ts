import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Buyers } from '../buyers/buyers';
import { type Cards, type Clock, type Transaction } from '../contract/ports';
import { type Province } from '../geo/provinces';
import { type Risk } from '../governance/risk/risk';
import { type LeadId, type OfferId } from '../ids';
import { type Leads } from '../leads/leads';
import { type OfferEvidence } from './offer-evidence.model';
import { type OfferPolicy } from './offer-policy.model';
import { type Offer } from './offer.model';

/** What making and ending offers needs. */
export interface OfferDeps {
  offers: Model<Offer>;
  evidence: Model<OfferEvidence>;
  nextOfferId(): Promise<OfferId>;
  effective(province: Province, market: string): Promise<OfferPolicy | null>;
  /** Refuses where too few buyers answer and that blocks (spec 3.6). */
  requireWarm: Buyers['coldGate']['require'];
  risk: Pick<Risk, 'reserve' | 'end'>;
  leads: Pick<Leads, 'find' | 'setStatus' | 'noteOffer' | 'tell'>;
  /** Their card shows it: told in the offer's transaction. */
  onLeadOffer(lead: LeadId): Promise<void>;
  cards: Cards;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
  /** For how many days an offer holds where nobody says otherwise. */
  validDays: number;
}
