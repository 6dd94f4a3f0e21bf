import { type View } from '../contract/view';
import { marketDisplay } from '../geo/markets';
import { type OverriddenPlace } from '../geo/place-overrides';
import { PROVINCE_ZONES } from '../geo/zones';
import { PROVINCES } from '../geo/provinces';
import { type Translate } from '../i18n/translate';
import { escapeText, mention, slackDate } from '../slack-text';
import { formatOffset } from '../time/offset-text';
import { packedZoneKeeps, tzDataVersion } from '../time/zone-data';
import { readEntries, type ZoneEntry } from './entries.schema';
import { type ZoneOverrides } from './zone-override.model';

/** Slack's limit of a text block is 3000; a longer table is cut there. */
const LONGEST = 2800;

/** One version of the overrides, in the reader's language. */
export function zonesCard(version: ZoneOverrides | null, problem: string | null, t: Translate): View {
  const lines = version === null || version.entries.length === 0 ? [t('zones.none')] : linesOf(version, t);
  if (problem !== null) lines.unshift(t('zones.problem', { problem: escapeText(problem) }));
  const head = t('zones.head', { version: version?._id ?? 0, data: tzDataVersion() });
  return {
    text: head,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `*${head}*\n${lines.join('\n').slice(0, LONGEST)}` } },
      ...(version === null ? [] : [{ type: 'context' as const, elements: [changed(version, t)] }]),
    ],
  };
}

function changed({ changed_by, changed_at, reason }: ZoneOverrides, t: Translate) {
  const text = t('zones.changed_by', {
    who: mention(changed_by),
    at: slackDate(changed_at),
    reason: escapeText(reason),
  });
  return { type: 'mrkdwn' as const, text };
}

/** A version that cannot be read is shown as it is stored. */
function linesOf({ entries }: ZoneOverrides, t: Translate): string[] {
  try {
    return readEntries(entries).map((entry) => `• ${line(entry, t)}`);
  } catch {
    return entries.map((entry) => `• ${escapeText(JSON.stringify(entry))}`);
  }
}

function line(entry: ZoneEntry, t: Translate): string {
  if (entry.kind === 'place') {
    return t('zones.place', { place: placeText(entry.place, t), zones: entry.zones.join(', ') });
  }
  const { zone, from, offset } = entry;
  const provinces = PROVINCES.filter((province) => PROVINCE_ZONES[province].includes(zone));
  const said = t('zones.clock', {
    zone,
    offset: formatOffset(offset),
    from: from.toISOString().replace(':00.000Z', 'Z'),
    provinces: provinces.join(', ') || '—',
  });
  return packedZoneKeeps(zone, from.getTime(), offset) ? `${said} ${t('zones.redundant')}` : said;
}

function placeText(place: OverriddenPlace, t: Translate): string {
  if ('fsa' in place) return place.fsa;
  if ('part' in place) return t('zones.part', { province: place.province, zone: place.part });
  return `${marketDisplay(place.city)}, ${place.province}`;
}
