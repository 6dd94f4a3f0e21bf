import { type Connection, type Model, Schema } from 'mongoose';
import { type MessageKey, type MessageParams } from '../i18n/translate';

export type ProposalState = 'pending' | 'approved' | 'rejected' | 'superseded' | 'expired';

/** What somebody wants to do and somebody else has to agree to. Its content never changes; its state does, once. */
export interface Proposal {
  _id: string;
  /** Names the effect: `offer_policy.raise`. */
  kind: string;
  thing: { kind: string; id: string };
  /** What the effect gets. */
  change: unknown;
  /** What it rests on, as it was when it was proposed. */
  evidence: unknown;
  /** The sentence that a person decides by. */
  summary: { text: MessageKey; params: MessageParams };
  reason?: string;
  /** Over all of the above: a decision is about exactly this content. */
  content_hash: string;
  asked_by: string;
  state: ProposalState;
  /** The kind and the thing while it is pending, under a unique index: one at a time for each thing. */
  pending_key?: string;
  decided_by?: string;
  decided_at?: Date;
  /** Which rule let it through. */
  rule?: 'four_eyes' | 'single_manager';
  created_at: Date;
  expires_at: Date;
}

const schema = new Schema<Proposal>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    thing: { kind: { type: String, required: true }, id: { type: String, required: true } },
    change: { type: Schema.Types.Mixed, required: true },
    evidence: { type: Schema.Types.Mixed, required: true },
    summary: { type: Schema.Types.Mixed, required: true },
    reason: String,
    content_hash: { type: String, required: true },
    asked_by: { type: String, required: true },
    state: { type: String, required: true },
    pending_key: String,
    decided_by: String,
    decided_at: Date,
    rule: String,
    created_at: { type: Date, required: true },
    expires_at: { type: Date, required: true },
  },
  { versionKey: false, minimize: false },
);
schema.index({ pending_key: 1 }, { unique: true, sparse: true });
schema.index({ state: 1, expires_at: 1 });

export function proposalModel(connection: Connection): Model<Proposal> {
  return connection.model<Proposal>('Proposal', schema, 'proposal');
}
