import { type Connection, type Model, Schema } from 'mongoose';
import { type Locale } from '../../i18n/translate';
import { type TemplateName } from './template-names';

/** One version of one template in one language. Never changed: an edit is the next version. */
export interface MessageTemplate {
  /** `ladder-1:fr:3` */
  _id: string;
  name: TemplateName;
  language: Locale;
  /** From 1; the highest is in force. */
  version: number;
  /** E-mails only. Liquid, as the body. */
  subject?: string;
  body: string;
  changed_by: string;
  changed_at: Date;
}

const schema = new Schema<MessageTemplate>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    language: { type: String, required: true },
    version: { type: Number, required: true },
    subject: String,
    body: { type: String, required: true },
    changed_by: { type: String, required: true },
    changed_at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ name: 1, language: 1, version: -1 }, { unique: true });

export function messageTemplateModel(connection: Connection): Model<MessageTemplate> {
  return connection.model<MessageTemplate>('MessageTemplate', schema, 'message_template');
}
