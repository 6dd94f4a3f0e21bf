import moment from 'moment-timezone';
import { type PolicyRules } from '../../../src/policy/policy-rules.schema';

/**
 * The clock part of the gate written a second time, from the specification alone: raw transition data of
 * moment-timezone, the runtime's UTC calendar, minutes compared as text. No luxon, no code of src/.
 */
export interface Question {
  channel: 'SMS' | 'CALL' | 'EMAIL';
  province: string;
  zones: string[];
  rules: PolicyRules;
}

/** Open at that instant in all zones? */
export function isOpen({ channel, province, zones, rules }: Question, ms: number): boolean {
  return zones.every((zone) => {
    const local = new Date(ms - minutesWest(zone, ms) * 60_000);
    const date = local.toISOString().slice(0, 10);
    const clock = local.toISOString().slice(11, 16);
    const weekday = [6, 0, 1, 2, 3, 4, 5][local.getUTCDay()] ?? -1;
    if (channel !== 'EMAIL') {
      const lawful = weekday > 4 ? clock >= '10:00' && clock < '18:00' : clock >= '09:00' && clock < '21:30';
      if (!lawful) return false;
    }
    if (rules.blackout_dates?.includes(date)) return false;
    const keepsHolidays = rules.holidays === 'closed' || (channel === 'CALL' && province === 'BC');
    if (keepsHolidays && isHoliday(province, local)) return false;
    return rules.contact_windows_local.some(
      ({ days, start, end }) => days.some((day) => day === weekday) && start <= clock && clock < end,
    );
  });
}

const zones = new Map<string, { untils: number[]; offsets: number[] }>();

/** Walks the transitions from the last one back to the one before the instant. */
function minutesWest(name: string, ms: number): number {
  const zone = zones.get(name) ?? fromRecentYears(name);
  let index = zone.untils.length - 1;
  while (index > 0 && ms < (zone.untils[index - 1] ?? 0)) index -= 1;
  return zone.offsets[index] ?? NaN;
}

/** The walk is short because only the stretches that end between 2020 and 2040 are kept. */
function fromRecentYears(name: string) {
  const all = moment.tz.zone(name);
  if (all === null) throw new Error(name);
  const last = all.untils.findIndex((until) => until > Date.UTC(2040, 0));
  const first = all.untils.findIndex((until) => until > Date.UTC(2020, 0));
  const zone = { untils: all.untils.slice(first, last + 1), offsets: all.offsets.slice(first, last + 1) };
  zones.set(name, zone);
  return zone;
}

/** When this zone's clock changes between two years. */
export function transitions(name: string, fromYear: number, toYear: number): number[] {
  const untils = moment.tz.zone(name)?.untils ?? [];
  return untils.filter((until) => until >= Date.UTC(fromYear, 0) && until < Date.UTC(toYear + 1, 0));
}

/** Statutory holidays of three provinces from 2024 on, told by what makes each recognisable. */
function isHoliday(province: string, local: Date): boolean {
  const month = local.getUTCMonth() + 1;
  const day = local.getUTCDate();
  const monday = local.getUTCDay() === 1;
  const on = (m: number, d: number) => month === m && day === d;
  const mondayBetween = (m: number, from: number, to: number) =>
    monday && month === m && day >= from && day <= to;
  const everywhere =
    on(1, 1) ||
    on(7, 1) ||
    on(12, 25) ||
    (on(7, 2) && monday) ||
    mondayBetween(9, 1, 7) ||
    isGoodFriday(local);
  const west = mondayBetween(2, 15, 21) || mondayBetween(5, 18, 24) || mondayBetween(10, 8, 14);
  switch (province) {
    case 'BC':
      return everywhere || west || mondayBetween(8, 1, 7) || on(9, 30) || on(11, 11);
    case 'ON':
      return everywhere || west || on(12, 26);
    case 'NL':
      return everywhere || on(11, 11);
    default:
      throw new Error(`no second list of holidays for ${province}`);
  }
}

/** Two days before Easter by Carter's rule, which holds from 1900 to 2099. */
function isGoodFriday(local: Date): boolean {
  const year = local.getUTCFullYear();
  const b = 225 - 11 * (year % 19);
  let d = b;
  while (d > 50) d -= 30;
  if (d > 48) d -= 1;
  const e = (year + Math.floor(year / 4) + d + 1) % 7;
  const easter = Date.UTC(year, 2, d + 7 - e);
  return new Date(easter - 2 * 86_400_000).toISOString().slice(0, 10) === local.toISOString().slice(0, 10);
}
