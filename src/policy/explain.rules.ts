import { type Locale } from '../i18n/translate';
import { EXPLAIN_TEXTS } from './explain-texts';
import { type Explanation, type GateDecision } from './gate.types';

const WEEKDAYS: Record<Locale, readonly string[]> = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
};

const CHANNEL_NAMES: Record<Locale, Record<string, string>> = {
  en: { SMS: 'a text', CALL: 'a call', EMAIL: 'an e-mail' },
  fr: { SMS: 'un texto', CALL: 'un appel', EMAIL: 'un courriel' },
};

/** The decision in plain words, one sentence each: the answer first, what to do next last. */
export function explain(decision: Pick<GateDecision, 'explain'>, locale: Locale): string[] {
  const sentences = decision.explain.map((explanation) => sentence(explanation, locale));
  if (decision.explain.at(-1)?.key.startsWith('gate.next.')) return sentences;
  return [...sentences, EXPLAIN_TEXTS[locale]['gate.next.gate_error']];
}

function sentence({ key, params }: Explanation, locale: Locale): string {
  const shown: Record<string, string> = { zone: zoneClause(params['timezone']) };
  for (const [name, value] of Object.entries(params)) shown[name] = String(value);
  if (params['weekday'] !== undefined) shown['weekday'] = WEEKDAYS[locale][Number(params['weekday'])] ?? '';
  if (params['channel'] !== undefined) {
    shown['channel'] = CHANNEL_NAMES[locale][params['channel']] ?? String(params['channel']);
  }
  if (params['local'] !== undefined) shown['local'] = String(params['local']).replace('T', ' ');
  return EXPLAIN_TEXTS[locale][key].replace(/\{(\w+)\}/g, (hole, name: string) => shown[name] ?? hole);
}

function zoneClause(timezone: string | number | undefined): string {
  return timezone === undefined || timezone === '' ? '' : ` (${timezone})`;
}
