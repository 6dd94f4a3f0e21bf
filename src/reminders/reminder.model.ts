import { type Connection, type Model, Schema } from 'mongoose';
import { type Locale } from '../i18n/translate';
import { type ReminderQuestion } from './reminder.rules';

/** Somebody wants to be told when a contact opens. It is gone once its card is put. */
export interface Reminder {
  /** Who, about what and when: asked twice it is one. */
  _id: string;
  /** Slack user id. */
  user: string;
  question: ReminderQuestion;
  /** By the domain clock. */
  at: Date;
  locale: Locale;
  created_at: Date;
}

const schema = new Schema<Reminder>(
  {
    _id: { type: String, required: true },
    user: { type: String, required: true },
    question: { type: Schema.Types.Mixed, required: true },
    at: { type: Date, required: true },
    locale: { type: String, required: true },
    created_at: { type: Date, required: true },
  },
  { versionKey: false },
);
// The job asks for what is due, the oldest first.
schema.index({ at: 1 });

export function reminderModel(connection: Connection): Model<Reminder> {
  return connection.model<Reminder>('Reminder', schema, 'reminder');
}
