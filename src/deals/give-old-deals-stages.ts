import { type Connection } from 'mongoose';
import { dealModel } from './deal.model';

/** Migration 4: a deal from before there were stages stands where each begins. */
export async function giveOldDealsStages(connection: Connection): Promise<void> {
  await dealModel(connection).updateMany({ stage: null }, { $set: { stage: 'sourced' } });
}
