import { type Connection, type Model, Schema } from 'mongoose';
import { type MessageId } from '../ids';

/** What a provider told about an e-mail. Kept, so that the same event a second time is known. */
export interface MailEvent {
  /** The provider's id of the event. */
  _id: string;
  /** What else tells an event from others: SendGrid has been seen to change the id when it repeats one. */
  same_key: string;
  /** The provider's own word: `bounce`. */
  kind: string;
  /** Its reason, in the provider's words. */
  detail: string;
  /** Of ours; absent when it is about a mail that we do not know. */
  message_id?: MessageId;
  /** When it happened, by the provider's clock. */
  at: Date;
  received_at: Date;
}

const schema = new Schema<MailEvent>(
  {
    _id: { type: String, required: true },
    same_key: { type: String, required: true },
    kind: { type: String, required: true },
    detail: { type: String },
    message_id: String,
    at: { type: Date, required: true },
    received_at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ same_key: 1 }, { unique: true });

export function mailEventModel(connection: Connection): Model<MailEvent> {
  return connection.model<MailEvent>('MailEvent', schema, 'mail_event');
}
