import { type PlaceClock } from '../policy/clock-part';
import { MINUTE_MS } from '../time/civil-date';

/** Openings looked at: weeks of them. */
const MOST = 100;

/**
 * The instant at which so many minutes have passed since `from` in which a call was permitted there; null when that is
 * not foreseen within the openings that the gate's clock knows.
 */
export function afterPermitted(
  clock: Pick<PlaceClock, 'opens' | 'closes'>,
  from: Date,
  minutes: number,
): Date | null {
  let left = minutes * MINUTE_MS;
  let at = from;
  for (let n = 0; n < MOST; n++) {
    const opens = clock.opens('CALL', at);
    const closes = opens && clock.closes('CALL', opens);
    if (opens === null || closes === null) return null;
    const length = closes.getTime() - opens.getTime();
    if (left <= length) return new Date(opens.getTime() + left);
    left -= length;
    at = closes;
  }
  return null;
}
