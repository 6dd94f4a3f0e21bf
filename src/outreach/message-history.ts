import { Schema } from 'mongoose';
import { type ContactAddress } from '../policy/contact-address.model';
import { consentEnds, consentHolds } from '../policy/consent.rules';
import { type GateDecision } from '../policy/gate.rules';
import { type Message } from './message.model';

/** What a decision was made by: enough to explain it later, small enough to stand in each event. */
type Judged = Pick<
  GateDecision,
  'reason' | 'policy_scope' | 'policy_version' | 'local_time' | 'tz_data' | 'next_open'
>;

/** One thing that happened to a message. Written in the same update as the change that it tells of. */
export interface MessageEvent {
  /** Domain clock. */
  at: Date;
  what:
    | 'asked'
    | 'held'
    | 'released'
    | 'sending'
    | 'accepted'
    | 'refused'
    | 'again'
    | 'unknown'
    | 'dead'
    | 'blocked'
    | 'cancelled'
    | 'status'
    /** Nobody knew of it, and it was found out, by a person where `by` says so. */
    | 'settled';
  /** The actor, where it was one. */
  by?: string;
  gate?: Judged;
  /** The consent under which it may be sent; none where the channel needs none. */
  consent?: { basis: string; at: Date; recorded_by: string };
  /** Which attempt at handing it over, from 1. */
  attempt?: number;
  provider?: { id?: string; status?: string };
  error?: NonNullable<Message['error']>;
}

export const messageEventSchema = new Schema<MessageEvent>(
  {
    at: { type: Date, required: true },
    what: { type: String, required: true },
    by: String,
    gate: Schema.Types.Mixed,
    consent: new Schema({ basis: String, at: Date, recorded_by: String }, { _id: false }),
    attempt: Number,
    provider: new Schema({ id: String, status: String }, { _id: false }),
    error: new Schema({ code: String, message: String, message_fr: String }, { _id: false }),
  },
  { _id: false, minimize: false },
);

/** For an update: the event is appended by the same write that changes the message. */
export function happened(event: MessageEvent): { $push: { history: MessageEvent } } {
  return { $push: { history: event } };
}

export function judged(decision: GateDecision): Judged {
  const { reason, policy_scope, policy_version, local_time, tz_data, next_open } = decision;
  return { reason, policy_scope, policy_version, local_time, tz_data, next_open };
}

/** The consent that carries a message then: of several the one that lasts longest. */
export function consentUsed(
  record: Pick<ContactAddress, 'consents'> | null,
  at: Date,
): Pick<MessageEvent, 'consent'> {
  const [best] = (record?.consents ?? [])
    .filter((consent) => consentHolds(consent, at))
    .toSorted((a, b) => endOf(b) - endOf(a));
  if (best === undefined) return {};
  return { consent: { basis: best.basis, at: best.at, recorded_by: best.recorded_by } };
}

function endOf(consent: Parameters<typeof consentEnds>[0]): number {
  return consentEnds(consent)?.getTime() ?? Infinity;
}
