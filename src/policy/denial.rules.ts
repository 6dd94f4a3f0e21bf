import { isProvince } from '../geo/provinces';
import { CHANNELS } from './channel';
import { type GateInput, type GateReason } from './gate.types';

/** Throws RangeError on an input that is not one: the caller turns it into `gate_error`, nobody is contacted. */
export function refuseBrokenInput(input: GateInput): void {
  if (!CHANNELS.includes(input.channel)) throw new RangeError(`unknown channel: ${String(input.channel)}`);
  if (!['on', 'off', 'sandbox'].includes(input.goLive)) throw new RangeError('go-live state is unknown');
  if (!Array.isArray(input.timezones)) throw new RangeError('time zones are no list');
  if ('at' in input.when) {
    // NaN fails the comparisons; the zone data covers 1970 to 2499.
    const ms = input.when.at.getTime();
    if (!(ms >= 0 && ms < 16_725_225_600_000))
      throw new RangeError('the instant is no date from 1970 to 2499');
    return;
  }
  const { weekday, minuteOfDay } = input.when;
  if (!(Number.isInteger(weekday) && weekday >= 0 && weekday <= 6)) throw new RangeError('no such weekday');
  if (!(Number.isInteger(minuteOfDay) && minuteOfDay >= 0 && minuteOfDay < 1440)) {
    throw new RangeError('no such minute of a day');
  }
}

/** Why the contact is denied whatever the clock says, in the order of the gate (spec 3.1), or null. */
export function denialBeforeClock(input: GateInput): GateReason | null {
  const { channel, province, policy } = input;
  if (input.goLive === 'off') return 'go_live_off';
  const person = denialByPerson(input);
  if (person !== null) return person;
  if (province === null || !isProvince(province)) return 'unknown_province';
  if (!policy.found) return 'no_policy';
  if (policy.scope.province !== province) throw new RangeError('the policy is another province’s');
  if (policy.enabled !== true) return 'policy_disabled';
  if (!Array.isArray(policy.rules.channels_allowed)) throw new RangeError('unreadable channels');
  if (!policy.rules.channels_allowed.includes(channel)) return 'channel_not_allowed';
  if (scoreTooLow(input.leadScore, policy.rules.min_lead_score_to_contact)) return 'lead_score_too_low';
  return capReached(input) === null ? null : 'contact_cap_reached';
}

/** Suppression, then consent: CASL for SMS and e-mail, the do-not-call lists for calls. Odd values deny. */
function denialByPerson({ channel, contact }: GateInput): GateReason | null {
  if (contact === undefined) return null;
  if (contact.suppressed !== false) return 'opted_out';
  if (channel === 'CALL') {
    if (contact.doNotCall !== false) return 'do_not_call';
    return contact.dncl === 'ok' || contact.dncl === 'not_needed' ? null : 'dncl_check_missing';
  }
  return contact.consent === 'ok' || contact.consent === 'not_needed' ? null : 'no_consent';
}

function scoreTooLow(score: number | undefined, minimum: number): boolean {
  if (!isShare(minimum)) throw new RangeError('unreadable minimum score');
  if (score === undefined) return false;
  if (!isShare(score)) throw new RangeError('the lead score is not between 0 and 1');
  return score < minimum;
}

function isShare(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

/** Which cap is reached: the wider one first, since a new day does not lift it. */
export function capReached({ policy, contact }: GateInput): '7_days' | 'day' | null {
  if (!policy.found || contact === undefined) return null;
  const { max_contacts_per_7_days: per7Days, max_contacts_per_day: perDay } = policy.rules;
  if (reached(contact.contactsLast7Days, per7Days)) return '7_days';
  return reached(contact.contactsToday, perDay) ? 'day' : null;
}

function reached(count: number | undefined, cap: number | undefined): boolean {
  if (cap === undefined) return false;
  if (!(Number.isInteger(cap) && cap >= 1)) throw new RangeError('unreadable cap');
  if (count === undefined || !(count >= 0))
    throw new RangeError('the policy caps contacts, yet they were not counted');
  return count >= cap;
}
