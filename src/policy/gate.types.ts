import { type Province } from '../geo/provinces';
import { type Weekday } from '../time/civil-date';
import { type Channel } from './channel';
import { type ConsentBasis } from './consent.rules';
import { type GateProblem } from './gate-input-error';
import { type PolicyRules } from './policy-rules.schema';

/** Public words (spec 3.1): they appear in answers, KPI events and problem documents. */
export const GATE_REASONS = [
  'within_window',
  'outside_window',
  'outside_legal_hours',
  'blackout_date',
  'holiday',
  'channel_not_allowed',
  'policy_disabled',
  'no_policy',
  'lead_score_too_low',
  'opted_out',
  'no_consent',
  'contact_cap_reached',
  'do_not_call',
  'dncl_check_missing',
  'unknown_province',
  'unknown_timezone',
  'go_live_off',
  'gate_error',
] as const;

export type GateReason = (typeof GATE_REASONS)[number];

interface PolicyScope {
  province: Province;
  market: string;
}

/** `until` null: nothing ends it but the person, or (a referral) its one message. */
export interface ConsentOf {
  basis: ConsentBasis;
  at: Date;
  until: Date | null;
  isUsedUp: boolean;
}

/** What is known of the person, for this channel. Left out where nobody is named: then it is not checked. */
interface ContactFacts {
  suppressed: boolean;
  /** On our own do-not-call list; binds CALL only. */
  doNotCall: boolean;
  /** CASL; binds SMS and EMAIL. `unchecked` denies like `none`. */
  consent: 'ok' | 'none' | 'not_needed' | 'unchecked';
  /** The consent that carries the message, or the last one that did. For the explanation. */
  consentOf?: ConsentOf | undefined;
  /** The national do-not-call list; binds CALL only. */
  dncl: 'ok' | 'missing' | 'listed' | 'not_needed';
  /** When contacts were made; needed where the policy caps them: without it the gate throws rather than guess. */
  contacts?: readonly Date[];
  /** By which day they are counted where the question has no date. */
  countedAt?: Date;
}

export interface GateInput {
  channel: Channel;
  province: Province | null;
  policy:
    | { found: false }
    | {
        found: true;
        enabled: boolean;
        rules: PolicyRules;
        scope: PolicyScope;
        version: number;
        extra_minutes?: number;
      };
  timezones: string[];
  when: { at: Date } | { weekday: Weekday; minuteOfDay: number };
  leadScore?: number;
  /** `sandbox`: that channel's provider is none, so the switch does not matter (spec 3.1). */
  goLive: 'on' | 'off' | 'sandbox';
  contact?: ContactFacts;
}

export type ExplainKey =
  | `gate.${GateReason}`
  | `gate.problem.${GateProblem}`
  | `gate.consent.${'lasting' | 'until' | 'referral' | 'conspicuous' | 'ended' | 'used'}`
  | 'gate.national_list'
  | 'gate.local_time'
  | 'gate.policy'
  | 'gate.extra_hours'
  | 'gate.score_not_checked'
  | 'gate.contact_not_checked'
  | 'gate.date_not_checked'
  | 'gate.next.contact_now'
  | 'gate.next.wait'
  | 'gate.next.no_opening'
  | 'gate.next.other_time'
  | `gate.next.${Exclude<GateReason, ClockReasonName>}`;

type ClockReasonName =
  'within_window' | 'outside_window' | 'outside_legal_hours' | 'blackout_date' | 'holiday';

/** One sentence as data; explain.rules.ts has its words in English and French. */
export interface Explanation {
  key: ExplainKey;
  params: Record<string, string | number>;
}

export interface GateDecision {
  ok: boolean;
  reason: GateReason;
  explain: Explanation[];
  policy_scope: PolicyScope | null;
  policy_version: number | null;
  local_time: { timezone?: string; local: string; weekday: Weekday }[];
  timezones: string[];
  /** The window that is open now, cut down to the fixed hours, in the wall time of the first zone; else null. */
  window: { start: string; end: string } | null;
  /** The next instant, at or after the one asked for, at which this check would pass. */
  next_open: Date | null;
  tz_data: string;
}
