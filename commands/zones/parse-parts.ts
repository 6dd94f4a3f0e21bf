import { municipalityIn } from '../../src/geo/municipality-index';
import { fold } from '../../src/geo/fold';
import { type OverriddenPlace, placeKey } from '../../src/geo/place-overrides';
import { parseFsa, provincesOfFsa } from '../../src/geo/postal-codes';
import { parseProvince } from '../../src/geo/provinces';
import { type Translate } from '../../src/i18n/translate';
import { leadingZone } from '../../src/time/clock-override.rules';
import { isKnownCanadianZone } from '../../src/time/zone-data';

/** Throws an InputError about one part of the text. */
export type Wrong = (path: string, message: string, example: string) => never;

/** `V1C`, `Cranbrook BC`, `BC America/Edmonton` (the part of the province that keeps that zone). */
export function parsePlace(text: string, t: Translate, wrong: Wrong): OverriddenPlace {
  const fsa = parseFsa(text);
  if (fsa !== null && provincesOfFsa(fsa).length > 0) return { fsa };
  const [, before = '', last = ''] = /^(.+?)[\s,]+(\S+)$/s.exec(text.trim()) ?? [];
  const partOf = parseProvince(before);
  if (partOf !== null && isKnownCanadianZone(last)) return { province: partOf, part: last };
  const province = parseProvince(last);
  const city = province === null ? null : municipalityIn(province, fold(before));
  if (city === null)
    return wrong('place', t('zones.not_place', { text }), 'V1C, Cranbrook BC, BC America/Edmonton');
  return { province: city.province, city: city.name };
}

export function parseZones(text: string, t: Translate, wrong: Wrong): string[] {
  const zones = text.split(/[\s,+]+/).filter(Boolean);
  const unknown = zones.find((zone) => !isKnownCanadianZone(zone));
  if (unknown !== undefined || zones.length === 0 || zones.length > 5) {
    return wrong('zones', t('zones.not_zone', { text: unknown ?? text }), 'America/Vancouver');
  }
  return [...new Set(zones)];
}

/** With its own offset: a wall time would be read in somebody's zone, and zones are what is being changed. */
export function parseInstant(text: string, t: Translate, wrong: Wrong): Date {
  if (text === '') return wrong('from', t('parse.missing'), 'from 2027-11-07T06:00Z');
  const written = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?\s?(?:Z|[+-]\d{2}:\d{2})$/i.test(text.trim());
  const at = new Date(
    written
      ? text
          .trim()
          .replace(/\s(?=\d)/, 'T')
          .replace(/\s/g, '')
      : NaN,
  );
  if (Number.isNaN(at.getTime()))
    return wrong('from', t('zones.not_instant', { text }), 'from 2027-11-07T06:00Z');
  return at;
}

/** The key under which an entry stands. */
export function zoneOrPlaceKey(text: string, t: Translate, wrong: Wrong): string {
  return isKnownCanadianZone(text) ? leadingZone(text) : placeKey(parsePlace(text, t, wrong));
}
