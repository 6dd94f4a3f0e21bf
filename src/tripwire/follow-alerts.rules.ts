import { ALL_MARKETS } from '../geo/markets';
import { type AlertLife, type LifeChange, nextLife } from './alert-life.rules';
import { EVERYWHERE } from './day-book.rules';
import { type Judgement } from './evaluate-day.rules';

export interface Followed<Alert extends AlertLife> {
  judgement: Judgement;
  alert: Alert | null;
  change: LifeChange;
}

type Place = Pick<Judgement, 'metric' | 'scope'>;

/**
 * What a day's judgements do to the alerts that are open. The narrowest place that drifts has the alert; a wider one
 * has its own only where none of its parts has one, or would have one if it were not muted: one drift is one card.
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
  const told: Place[] = [...open, ...judgements.filter(({ state }) => state === 'drift')];
  const isTold = ({ metric, scope }: Place) =>
    told.some((one) => one.metric === metric && covers(scope, one.scope));
  return judgements.flatMap((judgement) => {
    const alert = open.find((one) => isSame(one, judgement)) ?? null;
    const change = nextLife(alert, judgement, day, isMuted(judgement) || isTold(judgement));
    return change.kind === 'none' ? [] : [{ judgement, alert, change }];
  });
}

const isSame = (a: Place, b: Place) => a.metric === b.metric && a.scope === b.scope;

/** Whether a scope is wider than another: everywhere, or the province of a market. */
export function covers(wide: string, narrow: string): boolean {
  if (wide === narrow) return false;
  const [province = '', market] = wide.split(':');
  return wide === EVERYWHERE || (market === ALL_MARKETS && narrow.startsWith(`${province}:`));
}
