import { type Connection, type Model, Schema } from 'mongoose';
import { type Province } from '../geo/provinces';
import { type LeadId, type MessageId, type TaskId } from '../ids';
import { type GateReason } from '../policy/gate.rules';
import { type CANNOT_RENDER } from '../outreach/templates/template-refused';
import { type StepChannel } from './ladder.rules';

export const TASK_OUTCOMES = [
  'done',
  'reached',
  'no_answer',
  'voicemail',
  'wrong_number',
  'do_not_call',
  'text_sent',
] as const;
export type TaskOutcome = (typeof TASK_OUTCOMES)[number];

export const STOP_CAUSES = [
  'reply',
  'opt_out',
  'dead',
  'closed',
  'do_not_call',
  'wrong_number',
  'skipped',
  'person',
  'merged',
] as const;
export type StopCause = (typeof STOP_CAUSES)[number];

/** What shall become of a lead that six steps did not reach; `asked` until somebody chose. */
export type UnreachedChoice = 'again' | 'dead' | 'keep';

/** One step of a lead's ladder. */
export interface FollowupTask {
  _id: TaskId;
  lead_id: LeadId;
  /** 1 to 6. */
  step: number;
  channel: StepChannel;
  state: 'open' | 'completed' | 'stopped';
  /** The raw time by the ladder's delays. */
  due_at: Date;
  /** When the contact may be made; null while it cannot, with the reason beside it. */
  contact_at: Date | null;
  hold_reason: GateReason | typeof CANNOT_RENDER | null;
  /** Something changed that its contact time was computed from. */
  recompute: boolean;
  /** SMS steps: sent without a person. */
  auto: boolean;
  province: Province | null;
  market: string;
  timezones: string[];
  lead_score?: number;
  owner?: string;
  correlation_id: string;
  /** The text that is on its way. */
  message_id?: MessageId;
  /** How many texts it has asked for so far: each is an intent of its own. */
  texts?: number;
  text_asked_by?: string;
  /** Why its last text was not sent. */
  text_problem?: string;
  /** A person put it off: not contacted before. */
  snoozed_until?: Date;
  /** When the tasks channel was told that it is due. */
  posted_at: Date | null;
  /** The quarter hour on whose digest its line stands. */
  digest_at?: Date;
  /** It has changed since its line was written. */
  digest_stale?: boolean;
  outcome?: TaskOutcome;
  completed_at?: Date;
  completed_by?: string;
  stopped_because?: StopCause;
  stopped_by?: string;
  /** Its ladder ended without a contact: what was chosen, and by whom. `reopened`: nobody chose, it goes on. */
  unreached?: 'asked' | 'reopened' | UnreachedChoice;
  unreached_by?: string;
  created_at: Date;
}

const schema = new Schema<FollowupTask>(
  {
    _id: { type: String, required: true },
    lead_id: { type: String, required: true },
    step: { type: Number, required: true },
    channel: { type: String, required: true },
    state: { type: String, required: true },
    due_at: { type: Date, required: true },
    contact_at: { type: Date, default: null },
    hold_reason: { type: String, default: null },
    recompute: { type: Boolean, required: true },
    auto: { type: Boolean, required: true },
    province: { type: String, default: null },
    market: { type: String, required: true },
    timezones: { type: [String], required: true },
    lead_score: Number,
    owner: String,
    correlation_id: { type: String, required: true },
    message_id: String,
    texts: Number,
    text_asked_by: String,
    text_problem: String,
    snoozed_until: Date,
    posted_at: { type: Date, default: null },
    digest_at: Date,
    digest_stale: Boolean,
    outcome: String,
    completed_at: Date,
    completed_by: String,
    stopped_because: String,
    stopped_by: String,
    unreached: String,
    unreached_by: String,
    created_at: { type: Date, required: true },
  },
  { versionKey: false },
);
// A second ladder for the same lead cannot come to be.
schema.index({ lead_id: 1, step: 1 }, { unique: true });
// Due lists: all, one person's, one province's; the last also finds what a changed policy concerns.
schema.index({ state: 1, contact_at: 1 });
schema.index({ state: 1, owner: 1, contact_at: 1 });
schema.index({ state: 1, province: 1, contact_at: 1 });
// The lines of a digest, and those that have changed.
schema.index(
  { digest_at: 1, state: 1, contact_at: 1 },
  { partialFilterExpression: { digest_at: { $exists: true } } },
);
schema.index({ digest_stale: 1 }, { sparse: true });
// What the jobs look for every few seconds: texts to queue, tasks to tell of, times to compute again.
schema.index({ state: 1, auto: 1, posted_at: 1, contact_at: 1 });
schema.index({ state: 1, recompute: 1 });
// The SLA by raw time.
schema.index({ state: 1, due_at: 1 });

export function taskModel(connection: Connection): Model<FollowupTask> {
  return connection.model<FollowupTask>('FollowupTask', schema, 'followup_task');
}
