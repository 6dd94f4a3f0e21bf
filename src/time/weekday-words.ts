import { foldText } from '../text';
import { type Weekday } from './civil-date';

const NAMES: readonly (readonly string[])[] = [
  ['monday', 'mon', 'lundi', 'lun'],
  ['tuesday', 'tue', 'tues', 'mardi', 'mar'],
  ['wednesday', 'wed', 'mercredi', 'mer'],
  ['thursday', 'thu', 'thur', 'thurs', 'jeudi', 'jeu'],
  ['friday', 'fri', 'vendredi', 'ven'],
  ['saturday', 'sat', 'samedi', 'sam'],
  ['sunday', 'sun', 'dimanche', 'dim'],
];

const BY_NAME = new Map(NAMES.flatMap((names, day) => names.map((name) => [name, day as Weekday] as const)));

/** A weekday's name, whole or short, English or French, whatever its case; null for any other word. */
export function parseWeekday(word: string): Weekday | null {
  return BY_NAME.get(foldText(word)) ?? null;
}

/** `9`, `9:30`, `0930`, `9h30`, `7pm` to the minute of the day; 24:00 is 1440; null for anything else. */
export function parseSpokenTime(text: string): number | null {
  const match = /^(\d{1,2})(?:[:h.]?(\d{2})|h)?\s*(am|pm)?$/i.exec(text.trim());
  if (match === null) return null;
  const half = match[3]?.toLowerCase();
  const spoken = Number(match[1]);
  const minutes = Number(match[2] ?? 0);
  if (half !== undefined && (spoken < 1 || spoken > 12)) return null;
  const hours = half === undefined ? spoken : (spoken % 12) + (half === 'pm' ? 12 : 0);
  const minute = hours * 60 + minutes;
  return minutes > 59 || minute > 1440 ? null : minute;
}
