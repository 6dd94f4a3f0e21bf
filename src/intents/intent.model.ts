import { type Connection, type Model, Schema } from 'mongoose';

/** A writing wish, stored before it is acknowledged: a restart finds what was left. */
export interface Intent {
  /** Slack: the trigger_id, or the view's id and hash. HTTP: the key's name and its Idempotency-Key. */
  _id: string;
  door: 'slack' | 'http';
  /** The command, button or route. */
  name: string;
  /** What is needed to do it again after a restart. */
  payload: unknown;
  state: 'accepted' | 'done' | 'failed';
  /** What was answered; a repeated request gets the same. */
  result?: unknown;
  /** Real clock: until then somebody is at work on it. */
  leased_until: Date;
  attempts: number;
  accepted_at: Date;
  finished_at?: Date;
}

const schema = new Schema<Intent>(
  {
    _id: { type: String, required: true },
    door: { type: String, required: true },
    name: { type: String, required: true },
    payload: { type: Schema.Types.Mixed, required: true },
    state: { type: String, required: true },
    result: Schema.Types.Mixed,
    leased_until: { type: Date, required: true },
    attempts: { type: Number, required: true },
    accepted_at: { type: Date, required: true },
    finished_at: Date,
  },
  { versionKey: false, minimize: false },
);
schema.index({ state: 1, leased_until: 1 });
// Longer than Slack's delayed events (platform facts, section 2) and any caller's retries.
schema.index({ finished_at: 1 }, { expireAfterSeconds: 30 * 24 * 3600 });

export function intentModel(connection: Connection): Model<Intent> {
  return connection.model<Intent>('Intent', schema, 'intent');
}
