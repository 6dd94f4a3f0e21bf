import { LADDER } from './ladder.rules';

/** What holds for the ladders of one place. */
export interface LadderSettings {
  /** From the ladder's start, in minutes; one for each step. */
  delays: readonly number[];
  /** SMS steps go out by themselves; otherwise each is a card to approve. */
  autoSms: boolean;
}

export const DEFAULT_DELAYS: readonly number[] = LADDER.map((step) => step.delayMinutes);
const MAX_DELAY = 365 * 24 * 60;

/** What is wrong with six delays in minutes; null when nothing is. */
export function delaysProblem(delays: readonly number[]): 'count' | 'range' | 'order' | null {
  if (delays.length !== LADDER.length) return 'count';
  if (!delays.every((delay) => Number.isInteger(delay) && delay >= 0 && delay <= MAX_DELAY)) return 'range';
  return delays.every((delay, index) => index === 0 || delay >= (delays[index - 1] ?? 0)) ? null : 'order';
}

/** The delays of the market, else of the province, else the six of the product; texts by the province alone. */
export function settingsOf(
  found: readonly { market: string; delays?: number[]; auto_sms?: boolean }[],
): LadderSettings {
  const wide = found.find((setting) => setting.market === 'ALL');
  const exact = found.find((setting) => setting.market !== 'ALL');
  return { delays: exact?.delays ?? wide?.delays ?? DEFAULT_DELAYS, autoSms: wide?.auto_sms ?? true };
}

/** `0`, `30m`, `3h`, `1d` to minutes; a bare number is minutes. Null when it is none of them. */
export function parseDelay(text: string): number | null {
  const match = /^(\d{1,6})(m|min|h|d|j)?$/i.exec(text);
  if (!match) return null;
  return Number(match[1]) * (UNIT_MINUTES[(match[2] ?? 'm').toLowerCase()] ?? 1);
}

const UNIT_MINUTES: Record<string, number> = { m: 1, min: 1, h: 60, d: 1440, j: 1440 };

/** `90` → `90m`, `180` → `3h`, `1440` → `1d`: as it may be typed. */
export function formatDelay(minutes: number): string {
  if (minutes === 0) return '0';
  if (minutes % 1440 === 0) return `${minutes / 1440}d`;
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}
