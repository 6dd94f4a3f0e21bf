import { type Connection, type Model, Schema } from 'mongoose';
import { type FormField } from './form-fields.rules';

/** A form on a page of ours or of others, whose submissions come to an address of its own. */
export interface WebForm {
  /** As people call it, folded. */
  _id: string;
  /** The secret part of its address. */
  token: string;
  /** What its fields are called there, folded, and what they are; others go by their names. */
  fields: { from: string; to: FormField }[];
  made_by: string;
  made_at: Date;
}

const field = new Schema({ from: String, to: String }, { _id: false });

const schema = new Schema<WebForm>(
  {
    _id: { type: String, required: true },
    token: { type: String, required: true },
    fields: { type: [field], required: true },
    made_by: { type: String, required: true },
    made_at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ token: 1 }, { unique: true });

export function webFormModel(connection: Connection): Model<WebForm> {
  return connection.model<WebForm>('WebForm', schema, 'web_form');
}
