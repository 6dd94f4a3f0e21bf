import { type Connection, type Model, Schema } from 'mongoose';
import { type LeadId, type MessageId } from '../ids';

/** An answer that somebody of the team gave: it went to the outbox. */
export interface InboundReply {
  /** `slack:U123` */
  by: string;
  at: Date;
  message_id: MessageId;
  text: string;
}

/** A text or an e-mail that reached us. Kept for good: a provider's request can be replayed for ever. */
export interface InboundText {
  /** The provider's id of the message. */
  _id: string;
  /** E.164, or an e-mail address. */
  from: string;
  to: string;
  body: string;
  /** Of an e-mail. */
  subject?: string;
  attachments?: number;
  /** What it was taken for. */
  taken_as: 'opt_out' | 'opt_in' | 'help' | 'buyer' | 'lead' | 'unknown' | 'automatic';
  /** The buyer's or lead's id. */
  contact?: string;
  /** In the thread of whose card it stands. */
  lead?: LeadId;
  /** Who it was, as a person says of an unknown number. */
  sorted?: { as: 'lead' | 'buyer' | 'nobody'; by: string; at: Date; contact?: string };
  /** What people answered to it, in order. */
  replies?: InboundReply[];
  /** What the provider was told to answer; the same again when it asks again. */
  reply?: string;
  received_at: Date;
}

const schema = new Schema<InboundText>(
  {
    _id: { type: String, required: true },
    from: { type: String, required: true },
    to: { type: String, required: true },
    body: { type: String },
    subject: String,
    attachments: Number,
    taken_as: { type: String, required: true },
    contact: String,
    lead: String,
    sorted: {
      type: new Schema({ as: String, by: String, at: Date, contact: String }, { _id: false }),
      default: undefined,
    },
    replies: {
      type: [new Schema({ by: String, at: Date, message_id: String, text: String }, { _id: false })],
      default: undefined,
    },
    reply: String,
    received_at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ from: 1, received_at: -1 });
schema.index({ contact: 1 }, { sparse: true });

export function inboundTextModel(connection: Connection): Model<InboundText> {
  return connection.model<InboundText>('InboundText', schema, 'inbound_text');
}
