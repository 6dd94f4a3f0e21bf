import { type ZoneOffsetFormat } from 'luxon';
import { twoDigits } from './civil-date';

/** `-03:30`, luxon's `short`; `narrow` is -3:30, `techie` -0330. */
export function formatOffset(minutesEast: number, format: ZoneOffsetFormat = 'short'): string {
  const sign = minutesEast < 0 ? '-' : '+';
  const hours = Math.floor(Math.abs(minutesEast) / 60);
  const minutes = Math.abs(minutesEast) % 60;
  if (format === 'narrow') return `${sign}${hours}${minutes === 0 ? '' : `:${twoDigits(minutes)}`}`;
  return `${sign}${twoDigits(hours)}${format === 'techie' ? '' : ':'}${twoDigits(minutes)}`;
}

/** Minutes east of UTC of `-06:00`, `-6`, `UTC-6:30` (a real minus too); null for anything else. */
export function parseOffset(text: string): number | null {
  const match = /^(?:UTC|GMT)?\s?([+\u2212-])(\d{1,2})(?::?([0-5]\d))?$/i.exec(text.trim());
  if (match === null) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '+' ? minutes : -minutes;
}
