import { localTime } from '../time/zoned';
import { zoneData } from '../time/zone-data';
import { html, type Html } from '../html';

/** `Toronto` of `America/Toronto`. */
export function cityOf(timeZone: string): string {
  return timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
}

/** The zone to show times in: one that is not in our data cannot be. */
export function knownZone(timeZone: string): string {
  return zoneData(timeZone) === null ? 'Etc/UTC' : timeZone;
}

/** Hours and minutes of an instant, marked up. */
export function moment(at: Date, timeZone: string): Html {
  const time = localTime(at, knownZone(timeZone)).local.slice(11);
  return html`<time datetime="${at.toISOString()}">${time}</time>`;
}
