import { type Model } from 'mongoose';
import { type LeadId } from '../ids';
import { type Deal } from './deal.model';

/** The newest deal of a lead. */
export async function latestDeal(deals: Model<Deal>, lead: LeadId): Promise<Deal | null> {
  return deals.findOne({ lead_id: lead }).sort({ created_at: -1, _id: -1 }).lean();
}
