import { parseDate } from '../time/civil-date';
import { type Judgement } from './evaluate-day.rules';
import { isPast, limitOf, type Window } from './judge.rules';
import { type DriftMetric, ruleOf } from './metrics.rules';

/** So many healthy evaluations close an alert, and take its throttle back (spec 3.9). */
const HEALTHY_TO_CLOSE = 3;

/** What of an alert decides how it goes on. There is one open alert at most for each metric and scope. */
export interface AlertLife {
  metric: DriftMetric;
  scope: string;
  /** The day of the first evaluation that found it, `YYYY-MM-DD`. */
  since: string;
  /** By what it was found, and is followed. */
  window: Window;
  /** What is normal, by days from `since` on: as it was then, so that a drift never becomes its own baseline. */
  normal: (number | null)[];
  healthy: number;
}

export type LifeChange =
  | { kind: 'open'; normal: (number | null)[]; window: Window }
  | { kind: 'worse' | 'healthier' | 'recovered'; healthy: number }
  /** Muted, nothing to say, or nothing that was measured. */
  | { kind: 'none' };

/**
 * What a day's evaluation does. An alert is left later than it is entered: the value has to be back in the better
 * half of the way from its limit to what was normal, three evaluations in a row.
 */
export function nextLife(
  open: AlertLife | null,
  today: Judgement,
  day: string,
  isMuted: boolean,
): LifeChange {
  if (open === null) {
    if (today.state !== 'drift' || today.shown === null || isMuted) return { kind: 'none' };
    return { kind: 'open', normal: today.shown.normal, window: today.shown.window };
  }
  const normal = normalOn(open, day);
  const now = today.comparisons.find(({ window }) => window === open.window);
  if (normal === null || now === undefined) return { kind: 'none' };
  const halfway = (normal + limitOf(open.metric, normal)) / 2;
  if (isPast(now.value, halfway, ruleOf(open.metric).worse)) return { kind: 'worse', healthy: 0 };
  const healthy = open.healthy + 1;
  return { kind: healthy >= HEALTHY_TO_CLOSE ? 'recovered' : 'healthier', healthy };
}

/** What was normal for the weekday of a later day when the alert was opened. */
function normalOn({ since, normal }: Pick<AlertLife, 'since' | 'normal'>, day: string): number | null {
  const ahead = (parseDate(day) ?? 0) - (parseDate(since) ?? 0);
  return normal[((ahead % 7) + 7) % 7] ?? null;
}
