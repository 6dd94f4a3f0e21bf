import { DAY_MINUTES, twoDigits } from './civil-date';

declare const wallTimeBrand: unique symbol;

/** A time of day as people write it, always `HH:MM`; `24:00` only where it ends something. */
export type WallTime = string & { readonly [wallTimeBrand]: 'WallTime' };

/** Minutes since midnight of `HH:MM` or `HHMM`; null for anything else, `24:00` included. */
export function parseMinuteOfDay(text: string): number | null {
  const minute = parseEndMinute(text);
  return minute === DAY_MINUTES ? null : minute;
}

/** The same, and `24:00` is 1440: a window may end with the day, nothing begins there. */
export function parseEndMinute(text: string): number | null {
  if (typeof text !== 'string') return null;
  const match = /^([0-9]{2}):?([0-9]{2})$/.exec(text);
  if (match === null) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2]);
  if (minutes > 59) return null;
  const minute = hours * 60 + minutes;
  return minute <= DAY_MINUTES ? minute : null;
}

export function formatMinute(minuteOfDay: number): WallTime {
  return `${twoDigits(Math.floor(minuteOfDay / 60))}:${twoDigits(minuteOfDay % 60)}` as WallTime;
}
