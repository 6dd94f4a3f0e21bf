import { type Connection, type Model, Schema } from 'mongoose';
import { type LeadId } from '../ids';
import { type DealNumbers } from './deal-numbers';

/** A lead's flow that had to do without a part: a job brings it further. One a lead; gone when it is whole. */
export interface UnfinishedFlow {
  _id: LeadId;
  /** As the request gave them; what is known of the lead by now goes before them. */
  numbers?: DealNumbers;
  /** Tries of the job that did not make it whole. */
  attempts: number;
  /** The next try. Absent while it waits for a rule or for somebody to say more. */
  retry_at?: Date;
  /** The rule that refused, and where: `offer_policy_disabled|ON|Toronto|SFR`. */
  waits_for?: string;
}

const schema = new Schema<UnfinishedFlow>(
  {
    _id: { type: String, required: true },
    numbers: {
      type: { arv: Number, repairs: Number, holding_cost: Number, offer: Number, mao: Number },
      _id: false,
      default: undefined,
    },
    attempts: { type: Number, required: true },
    retry_at: Date,
    waits_for: String,
  },
  { versionKey: false },
);
schema.index({ retry_at: 1 }, { sparse: true });
schema.index({ waits_for: 1 }, { sparse: true });

export function unfinishedFlowModel(connection: Connection): Model<UnfinishedFlow> {
  return connection.model<UnfinishedFlow>('UnfinishedFlow', schema, 'unfinished_flow');
}
