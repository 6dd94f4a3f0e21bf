import { type InputIssue } from '../errors';
import { type Locale, type MessageKey, translator } from '../i18n/translate';
import { foldText } from '../text';
import { parseDate } from '../time/civil-date';
import { CHANNELS, type Channel } from './channel';
import { parseWindows } from './parse-windows.rules';
import { policyRulesSchema, type PolicyRules } from './policy-rules.schema';

/** What a person changes of a policy; what is not named stays. */
export interface PolicyEdit {
  enabled?: boolean;
  /** `undefined` takes a rule away. */
  rules: Partial<PolicyRules>;
}

type Setting = 'windows' | 'channels' | 'score' | 'max' | 'blackout' | 'holidays' | 'enabled' | 'disabled';

const SETTING_WORDS: Record<Setting, readonly string[]> = {
  windows: ['windows', 'window', 'plages', 'plage'],
  channels: ['channels', 'channel', 'moyens', 'moyen'],
  score: ['score', 'cote'],
  max: ['max', 'limit', 'limite'],
  blackout: ['blackout', 'blackouts', 'interdit', 'interdits'],
  holidays: ['holidays', 'holiday', 'feries', 'ferie'],
  enabled: ['enabled', 'enable', 'activee', 'activer'],
  disabled: ['disabled', 'disable', 'desactivee', 'desactiver'],
};

const SETTING_OF = new Map(
  Object.entries(SETTING_WORDS).flatMap(([setting, words]) =>
    words.map((word) => [word, setting as Setting] as const),
  ),
);

export const EXAMPLES: Record<Setting, string> = {
  windows: 'windows mon-fri 9:00-20:00, sat 10:00-18:00',
  channels: 'channels sms, call',
  score: 'score 0.65',
  max: 'max 2/day 5/week',
  blackout: 'blackout 2026-12-24, 2026-12-31',
  holidays: 'holidays closed',
  enabled: 'enabled',
  disabled: 'disabled',
};

const CHANNEL_WORDS: Record<string, readonly Channel[]> = {
  sms: ['SMS'],
  text: ['SMS'],
  texto: ['SMS'],
  call: ['CALL'],
  appel: ['CALL'],
  email: ['EMAIL'],
  courriel: ['EMAIL'],
  all: CHANNELS,
  tous: CHANNELS,
};

/** Where the settings begin: the first word that names one. */
export function splitSettings(text: string): { place: string; settings: string } {
  const words = text.trim().split(/\s+/);
  const first = words.findIndex((word, index) => index > 0 && SETTING_OF.has(foldText(word)));
  if (first === -1) return { place: words.join(' '), settings: '' };
  return { place: words.slice(0, first).join(' '), settings: words.slice(first).join(' ') };
}

/** Reads `windows mon-fri 9-20 score 0.7 holidays closed`; each setting that cannot be read is named. */
export function parsePolicyEdit(
  settings: string,
  locale: Locale,
): { edit: PolicyEdit } | { issues: InputIssue[] } {
  const edit: PolicyEdit = { rules: {} };
  const issues: InputIssue[] = [];
  for (const { setting, value } of settingsOf(settings)) {
    const wrong = takeSetting(edit, setting, value);
    if (wrong === null) continue;
    const key: MessageKey =
      wrong.trim() === '' ? 'policy.wrong.missing' : `policy.wrong.${wrongKey(setting)}`;
    const message = translator(locale)(key, { text: wrong.trim() });
    issues.push({ path: setting, message, example: EXAMPLES[setting] });
  }
  return issues.length > 0 ? { issues } : { edit };
}

/** The rules with the change made; refused as REST refuses them, with what is wrong. */
export function editedRules(
  rules: PolicyRules,
  edit: PolicyEdit,
): { rules: PolicyRules } | { issues: InputIssue[] } {
  const merged = Object.entries({ ...rules, ...edit.rules }).filter(([, value]) => value !== undefined);
  const parsed = policyRulesSchema.safeParse(Object.fromEntries(merged));
  if (parsed.success) return { rules: parsed.data };
  const issues = parsed.error.issues.map((issue) => ({
    path: issue.path.join('.'),
    message: issue.message,
    ...(issue.path[0] === 'contact_windows_local' ? { example: EXAMPLES.windows } : {}),
  }));
  return { issues };
}

function settingsOf(text: string): { setting: Setting; value: string }[] {
  const found: { setting: Setting; value: string }[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const setting = SETTING_OF.get(foldText(word));
    const last = found.at(-1);
    if (setting !== undefined) found.push({ setting, value: '' });
    else if (last !== undefined) last.value = `${last.value} ${word}`.trim();
  }
  return found;
}

function wrongKey(setting: Setting) {
  return setting === 'enabled' || setting === 'disabled' ? 'setting' : setting;
}

/** @returns null, or what cannot be read: '' where nothing follows */
function takeSetting(edit: PolicyEdit, setting: Setting, value: string): string | null {
  switch (setting) {
    case 'enabled':
    case 'disabled':
      edit.enabled = setting === 'enabled';
      return value === '' ? null : value;
    case 'windows': {
      const parsed = parseWindows(value);
      if ('wrong' in parsed) return parsed.wrong;
      edit.rules.contact_windows_local = parsed.windows;
      return null;
    }
    case 'channels':
      return takeChannels(edit, value);
    case 'score': {
      const score = /^\d*[.,]?\d+$/.test(value) ? Number(value.replace(',', '.')) : NaN;
      if (!(score >= 0 && score <= 1)) return value;
      edit.rules.min_lead_score_to_contact = score;
      return null;
    }
    case 'max':
      return takeLimits(edit, value);
    case 'blackout':
      return takeBlackout(edit, value);
    case 'holidays': {
      const folded = foldText(value);
      const isOpen = ['open', 'ouverts', 'ouvert'].includes(folded);
      if (!isOpen && !['closed', 'fermes', 'ferme'].includes(folded)) return value;
      edit.rules.holidays = isOpen ? 'open' : 'closed';
      return null;
    }
  }
}

function takeChannels(edit: PolicyEdit, value: string): string | null {
  const channels = new Set<Channel>();
  for (const word of value.split(/[\s,;+]+/).filter((part) => part !== '')) {
    const named = CHANNEL_WORDS[foldText(word).replace(' ', '')];
    if (named === undefined) return word;
    for (const channel of named) channels.add(channel);
  }
  if (channels.size === 0) return '';
  edit.rules.channels_allowed = CHANNELS.filter((channel) => channels.has(channel));
  return null;
}

function takeLimits(edit: PolicyEdit, value: string): string | null {
  if (/^(?:none|aucune?)$/i.test(value)) {
    Object.assign(edit.rules, { max_contacts_per_day: undefined, max_contacts_per_7_days: undefined });
    return null;
  }
  const limit = /^[\s,;]*(\d{1,6})\s*(?:\/|per|a|par)\s*(day|jour|week|semaine|7\s*days|7\s*jours)/i;
  let rest = value;
  for (let match = limit.exec(rest); match; match = limit.exec(rest)) {
    if (Number(match[1]) < 1) return value;
    const isDay = /^(?:day|jour)$/i.test(match[2] ?? '');
    edit.rules[isDay ? 'max_contacts_per_day' : 'max_contacts_per_7_days'] = Number(match[1]);
    rest = rest.slice(match[0].length);
  }
  return rest.trim() === '' && value !== '' ? null : rest;
}

function takeBlackout(edit: PolicyEdit, value: string): string | null {
  if (/^(?:none|aucune?)$/i.test(value)) {
    edit.rules.blackout_dates = [];
    return null;
  }
  const dates = value.split(/[\s,;]+/).filter((part) => part !== '');
  const wrong = dates.find((date) => parseDate(date) === null);
  if (wrong !== undefined || dates.length === 0) return wrong ?? '';
  edit.rules.blackout_dates = [...new Set(dates)].sort();
  return null;
}
