import { ALL_MARKETS } from '../geo/markets';
import { type AlertLife, type LifeChange, nextLife } from './alert-life.rules';
import { EVERYWHERE } from './day-book.rules';
import { type Judgement } from './evaluate-day.rules';
import { type Window } from './judge.rules';
import { ruleOf } from './metrics.rules';

export interface Followed<Alert extends AlertLife> {
  judgement: Judgement;
  alert: Alert | null;
  change: LifeChange;
}

type Place = Pick<Judgement, 'metric' | 'scope'>;

/**
 * What a day's judgements do to the alerts that are open. The narrowest place that drifts has the alert; a wider one
 * has its own only where its parts that have one, or would have one if they were not muted, do not explain the half
 * of it: one drift is one card.
 * @param muted a place that is muted mutes its parts
 */
export function followAlerts<Alert extends AlertLife>(
  open: readonly Alert[],
  judgements: readonly Judgement[],
  day: string,
  muted: readonly Place[],
): Followed<Alert>[] {
  const isMuted = (place: Place) =>
    muted.some(
      (one) => isSame(one, place) || (one.metric === place.metric && covers(one.scope, place.scope)),
    );
  const told = judgements.filter((one) => one.state === 'drift' || open.some((alert) => isSame(alert, one)));
  const isTold = (wide: Judgement) => {
    const window = wide.shown?.window;
    const parts = told.filter((one) => one.metric === wide.metric && covers(wide.scope, one.scope));
    return parts.length > 0 && sumOf(parts.map((part) => harmOf(part, window))) * 2 >= harmOf(wide, window);
  };
  return judgements.flatMap((judgement) => {
    const alert = open.find((one) => isSame(one, judgement)) ?? null;
    const change = nextLife(alert, judgement, day, isMuted(judgement) || isTold(judgement));
    return change.kind === 'none' ? [] : [{ judgement, alert, change }];
  });
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** By how many events (of means: by how much in all) a place is worse than normal; 0 where nothing was compared. */
function harmOf({ metric, comparisons }: Judgement, window?: Window): number {
  const one = comparisons.find((comparison) => comparison.window === window);
  if (one === undefined) return 0;
  const { kind, worse } = ruleOf(metric);
  const change = (one.value - one.baseline) * (kind === 'count' ? 1 : one.n);
  return Math.max(0, worse === 'lower' ? -change : change);
}

const isSame = (a: Place, b: Place) => a.metric === b.metric && a.scope === b.scope;

/** Whether a scope is wider than another: everywhere, or the province of a market. */
export function covers(wide: string, narrow: string): boolean {
  if (wide === narrow) return false;
  const [province = '', market] = wide.split(':');
  return wide === EVERYWHERE || (market === ALL_MARKETS && narrow.startsWith(`${province}:`));
}
