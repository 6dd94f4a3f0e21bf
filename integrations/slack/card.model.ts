import { type Connection, type Model, Schema } from 'mongoose';
import { type CardChannel } from '../../src/contract/ports';
import { type View } from '../../src/contract/view';

/** The place of a card that goes to one person. */
export const DIRECT = 'direct';

/** One message in the team's workspace: what it shall show, and what Slack has of it. */
export interface SlackCard {
  /** Names the thing that the card is about. */
  _id: string;
  channel: CardChannel | typeof DIRECT;
  /** Of a direct message: to whom. */
  user?: string;
  /** The card in whose thread it stands. */
  parent?: string;
  /** Its mentions call nobody. */
  quiet?: boolean;
  view: View;
  view_hash: string;
  desired_rev: number;
  /** 0: never posted. */
  posted_rev: number;
  /** Slack's name for the message, in its channel. */
  ts?: string;
  channel_id?: string;
  /** The channel as the configuration named it then. */
  posted_to?: string;
  /** `dirty`: Slack does not show desired_rev yet. */
  state: 'dirty' | 'clean';
  /** A post that nobody knows the end of: written before the call, gone when its answer is known. */
  attempt?: { at: Date; posted_to: string; thread_ts?: string };
  /** Raised by every claim: a deliverer that lost its lease can no longer write. */
  fence: number;
  /** Real clock. */
  leased_until: Date;
  not_before: Date;
  /** Since the last success. */
  attempts: number;
  last_error?: string;
  created_at: Date;
  updated_at: Date;
}

const schema = new Schema<SlackCard>(
  {
    _id: { type: String, required: true },
    channel: { type: String, required: true },
    user: String,
    parent: String,
    quiet: Boolean,
    view: { type: Schema.Types.Mixed, required: true },
    view_hash: { type: String, required: true },
    desired_rev: { type: Number, required: true },
    posted_rev: { type: Number, required: true },
    ts: String,
    channel_id: String,
    posted_to: String,
    state: { type: String, required: true },
    attempt: { type: Schema.Types.Mixed },
    fence: { type: Number, required: true },
    leased_until: { type: Date, required: true },
    not_before: { type: Date, required: true },
    attempts: { type: Number, required: true },
    last_error: String,
    created_at: { type: Date, required: true },
    updated_at: { type: Date, required: true },
  },
  { versionKey: false, minimize: false },
);
// The deliverer asks for what is dirty and due, the oldest first.
schema.index({ state: 1, not_before: 1 });
// A card that has been posted wakes the replies that wait for it.
schema.index({ parent: 1, state: 1 }, { sparse: true });

export function cardModel(connection: Connection): Model<SlackCard> {
  return connection.model<SlackCard>('SlackCard', schema, 'slack_card');
}
