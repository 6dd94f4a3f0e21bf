import { isProvince } from '../geo/provinces';
import { capReached } from './caps.rules';
import { CHANNELS } from './channel';
import { GateInputError, type GateProblem } from './gate-input-error';
import { type GateInput, type GateReason } from './gate.types';

/** Throws GateInputError on an input that is not one: the caller turns it into `gate_error`, nobody is contacted. */
export function refuseBrokenInput(input: GateInput): void {
  const refuse = (problem: GateProblem, message: string) => {
    throw new GateInputError(problem, message);
  };
  if (!CHANNELS.includes(input.channel)) refuse('channel', `unknown channel: ${String(input.channel)}`);
  if (!['on', 'off', 'sandbox'].includes(input.goLive)) refuse('go_live', 'go-live state is unknown');
  if (!Array.isArray(input.timezones)) refuse('timezones', 'time zones are no list');
  if (typeof input.policy?.found !== 'boolean') refuse('policy', 'the policy cannot be read');
  if (input.contact === null) refuse('contact', 'what is known of the person cannot be read');
  if (!isTime(input.when))
    refuse('time', 'the time is no instant from 1970 to 2499 and no minute of a weekday');
}

function isTime(when: GateInput['when'] | undefined | null): boolean {
  if (when === undefined || when === null) return false;
  if ('at' in when) {
    // NaN fails the comparisons; the zone data covers 1970 to 2499.
    const ms = when.at instanceof Date ? when.at.getTime() : NaN;
    return ms >= 0 && ms < 16_725_225_600_000;
  }
  const { weekday, minuteOfDay } = when;
  return isWithin(weekday, 7) && isWithin(minuteOfDay, 1440);
}

function isWithin(value: number, limit: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < limit;
}

/** Why the contact is denied whatever the clock says, in the order of the gate (spec 3.1), or null. */
export function denialBeforeClock(input: GateInput): GateReason | null {
  const { channel, province, policy } = input;
  if (input.goLive === 'off') return 'go_live_off';
  const person = denialByPerson(input);
  if (person !== null) return person;
  if (province === null || !isProvince(province)) return 'unknown_province';
  if (!policy.found) return 'no_policy';
  if (policy.scope?.province !== province)
    throw new GateInputError('policy_of_another_province', 'the policy is another province’s');
  if (policy.enabled !== true) return 'policy_disabled';
  if (typeof policy.rules !== 'object') throw new GateInputError('policy', 'the policy has no rules');
  if (!Array.isArray(policy.rules.channels_allowed)) {
    throw new GateInputError('policy_channels', 'unreadable channels');
  }
  if (!policy.rules.channels_allowed.includes(channel)) return 'channel_not_allowed';
  if (scoreTooLow(input.leadScore, policy.rules.min_lead_score_to_contact)) return 'lead_score_too_low';
  return capReached(input) === null ? null : 'contact_cap_reached';
}

/** Suppression, then consent: CASL for SMS and e-mail, the do-not-call lists for calls. Odd values deny. */
function denialByPerson({ channel, contact }: GateInput): GateReason | null {
  if (contact === undefined) return null;
  if (contact.suppressed !== false) return 'opted_out';
  if (channel === 'CALL') {
    if (contact.doNotCall !== false || contact.dncl === 'listed') return 'do_not_call';
    return contact.dncl === 'ok' || contact.dncl === 'not_needed' ? null : 'dncl_check_missing';
  }
  return contact.consent === 'ok' || contact.consent === 'not_needed' ? null : 'no_consent';
}

function scoreTooLow(score: number | undefined, minimum: number): boolean {
  if (!isShare(minimum)) throw new GateInputError('policy_minimum_score', 'unreadable minimum score');
  if (score === undefined) return false;
  if (!isShare(score)) throw new GateInputError('score', 'the lead score is not between 0 and 1');
  return score < minimum;
}

function isShare(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 1;
}
