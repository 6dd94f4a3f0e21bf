import { DAY_MS, MINUTE_MS } from '../time/civil-date';
import { offsetAt, type ZoneData } from '../time/zone-data';
import { instantOf } from '../time/zoned';
import { formatDate } from '../time/civil-date';
import { GateInputError } from './gate-input-error';
import { clockOpens, HORIZON_DAYS, zonesOfContact } from './openings.rules';
import { type GateInput } from './gate.types';

/** Where nobody knows the zone, the days of Canada's first and last one are both counted. */
const ALL_OF_CANADA = ['America/St_Johns', 'America/Vancouver'];

/** Which cap is reached: that of seven days first, since a new day does not lift it. */
export function capReached(input: GateInput): '7_days' | 'day' | null {
  const { when, contact } = input;
  return capReachedAt(input, 'at' in when ? when.at : contact?.countedAt);
}

/**
 * When the check would pass again: from the local day on by which, in every zone, enough contacts are too long ago, the
 * first opening; null where there is none within 14 days. Only for a question with a date.
 */
export function afterCap(input: GateInput): Date | null {
  const { when } = input;
  const zones = zonesOfContact(input.timezones);
  if (!('at' in when) || zones === null) return null;
  for (let later = 1; later <= HORIZON_DAYS; later++) {
    const begins = Math.max(
      ...zones.map((zone) => instantOf(formatDate(localDay(zone, when.at) + later), 0, zone.name).getTime()),
    );
    if (capReachedAt(input, new Date(begins)) === null) {
      return clockOpens(input, new Date(begins), HORIZON_DAYS - later);
    }
  }
  return null;
}

/** A local day is counted in every zone in which the person may be: the most that any of them gives. */
function capReachedAt({ policy, contact, timezones }: GateInput, at: Date | undefined) {
  if (!policy.found || contact === undefined) return null;
  const perDay = capOf(policy.rules.max_contacts_per_day);
  const per7Days = capOf(policy.rules.max_contacts_per_7_days);
  if (perDay === null && per7Days === null) return null;
  const { contacts } = contact;
  if (!Array.isArray(contacts) || at === undefined) {
    throw new GateInputError('contacts_not_counted', 'the policy caps contacts, yet they were not counted');
  }
  const zones = zonesOfContact(timezones) ?? zonesOfContact(ALL_OF_CANADA) ?? [];
  let today = 0;
  let last7Days = 0;
  for (const made of contacts as readonly Date[]) {
    const ages = zones.map((zone) => localDay(zone, at) - localDay(zone, made));
    if (ages.length === 0 || ages.some((age) => !Number.isInteger(age))) {
      throw new GateInputError('contacts_not_counted', 'a contact has no readable time');
    }
    if (ages.some((age) => age === 0)) today++;
    if (ages.some((age) => age >= 0 && age < 7)) last7Days++;
  }
  if (per7Days !== null && last7Days >= per7Days) return '7_days';
  return perDay !== null && today >= perDay ? 'day' : null;
}

function capOf(cap: number | undefined): number | null {
  if (cap === undefined) return null;
  if (!(Number.isInteger(cap) && cap >= 1)) throw new GateInputError('policy_cap', 'unreadable cap');
  return cap;
}

/** The number of the local day; NaN for an instant that is none. */
function localDay(zone: ZoneData, at: Date): number {
  const ms = at instanceof Date ? at.getTime() : NaN;
  return Number.isNaN(ms) ? NaN : Math.floor((ms + offsetAt(zone, ms) * MINUTE_MS) / DAY_MS);
}
