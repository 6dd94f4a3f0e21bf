import { type Weekday } from '../time/civil-date';
import { formatMinute } from '../time/wall-time';
import { parseSpokenTime, parseWeekday } from '../time/weekday-words';
import { type PolicyRules } from './policy-rules.schema';

type Windows = PolicyRules['contact_windows_local'];

const GROUPS: Record<string, readonly Weekday[]> = {
  weekdays: [0, 1, 2, 3, 4],
  semaine: [0, 1, 2, 3, 4],
  weekend: [5, 6],
  weekends: [5, 6],
  daily: [0, 1, 2, 3, 4, 5, 6],
  everyday: [0, 1, 2, 3, 4, 5, 6],
  quotidien: [0, 1, 2, 3, 4, 5, 6],
};

/**
 * Reads `mon-fri 9:00-12:00, 13-20, sat 10h à 18h`: days, then one or several spans for them; `none` is no window.
 * @returns the windows, or the word that cannot be read
 */
export function parseWindows(text: string): { windows: Windows } | { wrong: string } {
  if (/^(?:none|aucune)$/i.test(text.trim())) return { windows: [] };
  const joined = text.replace(/\s*(?:[-–—]|\b(?:to|until|au)\b|\sà)\s*/giu, '-');
  const windows: Windows = [];
  let days: Weekday[] = [];
  let isComplete = true;
  for (const word of joined.split(/[\s,;]+/).filter((part) => part !== '')) {
    const named = daysOf(word);
    const span = spanOf(word);
    if (named !== null) {
      days = isComplete ? [...named] : [...new Set([...days, ...named])];
      isComplete = false;
    } else if (span !== null && days.length > 0) {
      windows.push({ days: [...days].sort(), ...span });
      isComplete = true;
    } else return { wrong: word };
  }
  return windows.length > 0 && isComplete ? { windows } : { wrong: text.trim() };
}

function daysOf(word: string): readonly Weekday[] | null {
  const group = GROUPS[word.toLowerCase()];
  if (group !== undefined) return group;
  const [first = '', last, ...rest] = word.split('-');
  const from = parseWeekday(first);
  if (from === null || rest.length > 0) return null;
  if (last === undefined) return [from];
  const to = parseWeekday(last);
  if (to === null) return null;
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, n) => ((from + n) % 7) as Weekday);
}

/** Whether it begins before it ends is for the rules to say. */
function spanOf(word: string): { start: string; end: string } | null {
  const [from = '', to = '', ...rest] = word.split('-');
  const start = parseSpokenTime(from);
  const end = parseSpokenTime(to);
  if (start === null || end === null || rest.length > 0) return null;
  return { start: formatMinute(start), end: formatMinute(end) };
}
