import { type Connection, type Model, Schema } from 'mongoose';
import { type MessageKey, type MessageParams } from '../i18n/translate';

/** Something that a person has to know of, and to say that they do. */
export interface HeimdallAlert {
  _id: string;
  /** What it is about: of one key at most one alert is open. */
  key: string;
  /** The key while it is open, under a unique index. */
  open_key?: string;
  domain: string;
  severity: 'info' | 'warning' | 'critical';
  /** The sentence, in each reader's language; ids only. */
  what: MessageKey;
  params: MessageParams;
  state: 'open' | 'acknowledged';
  raised_at: Date;
  acknowledged_by?: string;
  acknowledged_at?: Date;
}

const schema = new Schema<HeimdallAlert>(
  {
    _id: { type: String, required: true },
    key: { type: String, required: true },
    open_key: String,
    domain: { type: String, required: true },
    severity: { type: String, required: true },
    what: { type: String, required: true },
    params: { type: Schema.Types.Mixed, required: true },
    state: { type: String, required: true },
    raised_at: { type: Date, required: true },
    acknowledged_by: String,
    acknowledged_at: Date,
  },
  { versionKey: false, minimize: false },
);
schema.index({ open_key: 1 }, { unique: true, sparse: true });
schema.index({ key: 1 });
schema.index({ state: 1, raised_at: -1 });
schema.index({ raised_at: -1 });

export function heimdallAlertModel(connection: Connection): Model<HeimdallAlert> {
  return connection.model<HeimdallAlert>('HeimdallAlert', schema, 'heimdall_alert');
}
