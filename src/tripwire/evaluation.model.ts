import { type Connection, type Model, Schema } from 'mongoose';
import { type Judgement } from './evaluate-day.rules';

/** What an evaluation found. The daily one is made once, whoever makes it; others when somebody asks. */
export interface Evaluation {
  /** The day, `2026-12-02`, of the daily one; the instant of one that was asked for. */
  _id: string;
  kind: 'daily' | 'asked';
  day: string;
  /** Up to then things were counted. */
  at: Date;
  asked_by: string;
  judgements: Judgement[];
  opened: string[];
  recovered: string[];
}

const schema = new Schema<Evaluation>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    day: { type: String, required: true },
    at: { type: Date, required: true },
    asked_by: { type: String, required: true },
    judgements: { type: Schema.Types.Mixed, required: true },
    opened: { type: [String], required: true },
    recovered: { type: [String], required: true },
  },
  { versionKey: false, minimize: false },
);
schema.index({ kind: 1, at: -1 });
schema.index({ at: -1 });

export function evaluationModel(connection: Connection): Model<Evaluation> {
  return connection.model<Evaluation>('TripwireEvaluation', schema, 'tripwire_evaluation');
}
