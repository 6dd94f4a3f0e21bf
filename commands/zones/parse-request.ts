import { InputError } from '../../src/errors';
import { type Translate } from '../../src/i18n/translate';
import { cutReason } from '../../src/text';
import { parseOffset } from '../../src/time/offset-text';
import { isKnownCanadianZone } from '../../src/time/zone-data';
import { type ZoneChange } from '../../src/zones/change-zones';
import { parseInstant, parsePlace, parseZones, zoneOrPlaceKey, type Wrong } from './parse-parts';
import { OFFSET_MINUTES } from '../../src/zones/entries.schema';
import { leadingZone } from '../../src/time/clock-override.rules';

/** What was typed after `/zones`. */
export type ZonesRequest =
  { kind: 'show'; version?: number } | { kind: 'change'; change: ZoneChange; reason: string };

const REMOVE = /^(?:remove|retirer)\s+(.+)$/is;
const BACK = /^(?:back(?:\s+to)?|revenir(?:\s+à)?)\s+v?(\d{1,9})$/i;
const SET = /^(.+?)\s*=\s*(.+)$/s;
/** `-04:00 from 2027-11-07T06:00Z` */
const CLOCK = /^(\S+)(?:\s+(?:from|dès)\s+(.+))?$/is;
const LONGEST_REASON = 1000;

/** @throws InputError that names the part that is wrong */
export function parseRequest(text: string, t: Translate): ZonesRequest {
  const wrong: Wrong = (path, message, example) => {
    throw new InputError([{ path, message, example }]);
  };
  const asked = text.trim();
  if (asked === '') return { kind: 'show' };
  const version = /^v?(\d{1,9})$/i.exec(asked)?.[1];
  if (version !== undefined) return { kind: 'show', version: Number(version) };
  const { before, because: reason } = cutReason(asked);
  const change = parseChange(before, t, wrong);
  if (reason === '') return wrong('reason', t('parse.missing'), 'because by-law 2027-12 of 1 February 2027');
  if (reason.length > LONGEST_REASON) {
    return wrong('reason', t('parse.too_long', { max: LONGEST_REASON }), 'because by-law 2027-12');
  }
  return { kind: 'change', change, reason };
}

function parseChange(body: string, t: Translate, wrong: Wrong): ZoneChange {
  const removed = REMOVE.exec(body)?.[1];
  if (removed !== undefined) return { remove: zoneOrPlaceKey(removed, t, wrong) };
  const back = BACK.exec(body)?.[1];
  if (back !== undefined) return { backTo: Number(back) };
  const [, left = '', right = ''] = SET.exec(body) ?? [];
  if (left === '')
    return wrong('change', t('zones.not_change', { text: body }), 'V1C = America/Vancouver because …');
  const [, first = '', from = ''] = CLOCK.exec(right) ?? [];
  const offset = parseOffset(first);
  if (offset === null) {
    return { set: { kind: 'place', place: parsePlace(left, t, wrong), zones: parseZones(right, t, wrong) } };
  }
  if (!isKnownCanadianZone(left)) {
    return wrong(
      'zone',
      t('zones.not_zone', { text: left }),
      'America/Toronto = -04:00 from 2027-11-07T06:00Z',
    );
  }
  const { least, most, step } = OFFSET_MINUTES;
  if (offset < least || offset > most || offset % step !== 0) {
    return wrong('offset', t('zones.not_offset', { text: first }), '-04:00');
  }
  return { set: { kind: 'clock', zone: leadingZone(left), from: parseInstant(from, t, wrong), offset } };
}
