import { type Leads } from '../../src/leads/leads';
import { type Offers } from '../../src/offers/offers';

export type OfferDeps = { offers: Offers; leads: Leads };
