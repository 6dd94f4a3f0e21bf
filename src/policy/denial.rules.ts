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
  if (input.goLive === 'off') return 'go_live_off';
  const person = denialByPerson(input);
  if (person !== null) return person;
  if (input.province === null) return 'unknown_province';
  if (!input.policy.found) return 'no_policy';
  if (input.policy.enabled !== true) return 'policy_disabled';
  if (!input.policy.rules.channels_allowed.includes(input.channel)) return 'channel_not_allowed';
  if (scoreTooLow(input.leadScore, input.policy.rules.min_lead_score_to_contact)) return 'lead_score_too_low';
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
  if (!(minimum >= 0 && minimum <= 1)) throw new RangeError('unreadable minimum score');
  if (score === undefined) return false;
  if (!(score >= 0 && score <= 1)) throw new RangeError('the lead score is not between 0 and 1');
  return score < minimum;
}

/** Which cap is reached: the wider one first, since a new day does not lift it. */
export function capReached({ policy, contact }: GateInput): '7_days' | 'day' | null {
  if (!policy.found || contact === undefined) return null;
  const { max_contacts_per_day: perDay, max_contacts_per_7_days: per7Days } = policy.rules;
  if (per7Days !== undefined && countOf(contact.contactsLast7Days) >= per7Days) return '7_days';
  if (perDay !== undefined && countOf(contact.contactsToday) >= perDay) return 'day';
  return null;
}

function countOf(count: number | undefined): number {
  if (count === undefined || !(count >= 0))
    throw new RangeError('contacts were not counted, yet the policy caps them');
  return count;
}
