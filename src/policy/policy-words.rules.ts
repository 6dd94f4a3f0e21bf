import { type Locale, type Translate } from '../i18n/translate';
import { type MarketPolicy } from './market-policy.model';
import { type PolicyRules } from './policy-rules.schema';

const DAYS: Record<Locale, readonly string[]> = {
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  fr: ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'],
};

type Judged = Pick<MarketPolicy, 'enabled' | 'rules'>;

const FIELDS = [
  'enabled',
  'windows',
  'channels',
  'score',
  'holidays',
  'blackout',
  'max_day',
  'max_week',
] as const;

/** A policy in words: what each rule is called, and what it says. */
export function policyInWords({ enabled, rules }: Judged, t: Translate): { label: string; text: string }[] {
  const words: Record<(typeof FIELDS)[number], string> = {
    enabled: t(enabled ? 'policy.yes' : 'policy.no'),
    windows: windowsInWords(rules.contact_windows_local, t) || t('policy.nothing'),
    channels: rules.channels_allowed.join(', ') || t('policy.nothing'),
    score: String(rules.min_lead_score_to_contact),
    holidays: t(`policy.${rules.holidays ?? 'open'}`),
    blackout: [...(rules.blackout_dates ?? [])].sort().join(', ') || t('policy.nothing'),
    max_day: String(rules.max_contacts_per_day ?? t('policy.unlimited')),
    max_week: String(rules.max_contacts_per_7_days ?? t('policy.unlimited')),
  };
  return FIELDS.map((field) => ({ label: t(`policy.${field}`), text: words[field] }));
}

/** What is different between two: each rule as it is in the one and in the other. */
export function policyDifferences(
  before: Judged,
  after: Judged,
  t: Translate,
): { label: string; before: string; after: string }[] {
  const one = policyInWords(before, t);
  return policyInWords(after, t).flatMap(({ label, text }, index) => {
    const was = one[index]?.text ?? '';
    return was === text ? [] : [{ label, before: was, after: text }];
  });
}

/** `Mon–Fri 09:00–17:00, Sat 10:00–14:00`; empty without windows. */
export function windowsInWords(windows: PolicyRules['contact_windows_local'], t: Translate): string {
  return [...windows]
    .sort((a, b) => Math.min(...a.days) - Math.min(...b.days) || (a.start < b.start ? -1 : 1))
    .map(({ days, start, end }) => `${daysInWords(days, t)} ${start}–${end}`)
    .join(', ');
}

/** `Mon–Fri, Sun`: three or more in a row as a span. */
function daysInWords(days: readonly number[], t: Translate): string {
  const name = (day: number) => DAYS[t.locale][day] ?? String(day);
  const rows: number[][] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const row = rows.at(-1);
    if (row !== undefined && row.at(-1) === day - 1) row.push(day);
    else rows.push([day]);
  }
  return rows
    .map((row) =>
      row.length < 3 ? row.map(name).join(', ') : `${name(row[0] ?? 0)}–${name(row.at(-1) ?? 0)}`,
    )
    .join(', ');
}
