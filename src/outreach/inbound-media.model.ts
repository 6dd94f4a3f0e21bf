import { type Connection, type Model, Schema } from 'mongoose';

/** One picture of a text that reached us. */
export interface InboundMedia {
  /** Also the secret part of the link under which it is shown. */
  _id: string;
  message_sid: string;
  /** Its place in the message, from 1. */
  number: number;
  /** Where the provider has it. */
  url: string;
  state: 'waiting' | 'kept' | 'not_kept';
  /** Why it is not kept, or not yet. */
  why?: string;
  /** By its first bytes, not by what was said of it. */
  content_type?: string;
  size?: number;
  bytes?: Buffer;
  attempts: number;
  not_before: Date;
}

const schema = new Schema<InboundMedia>(
  {
    _id: { type: String, required: true },
    message_sid: { type: String, required: true },
    number: { type: Number, required: true },
    url: { type: String, required: true },
    state: { type: String, required: true },
    why: String,
    content_type: String,
    size: Number,
    bytes: Buffer,
    attempts: { type: Number, required: true },
    not_before: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ state: 1, not_before: 1 });
schema.index({ message_sid: 1, number: 1 });

export function inboundMediaModel(connection: Connection): Model<InboundMedia> {
  return connection.model<InboundMedia>('InboundMedia', schema, 'inbound_media');
}
