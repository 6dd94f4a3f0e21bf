import { type Locale } from '../i18n/translate';
import { BASIS_NAMES } from './consent-words.rules';
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

/** Each text cut at its holes: words and the names of parameters in turns. The gate is asked at every send. */
const PARTS: Record<Locale, Map<string, string[]>> = { en: partsOf('en'), fr: partsOf('fr') };

function partsOf(locale: Locale): Map<string, string[]> {
  return new Map(Object.entries(EXPLAIN_TEXTS[locale]).map(([key, text]) => [key, text.split(/\{(\w+)\}/)]));
}

/** The decision in plain words, one sentence each: the answer first, what to do next last. */
export function explain(decision: Pick<GateDecision, 'explain'>, locale: Locale): string[] {
  const sentences = decision.explain.map((explanation) => sentence(explanation, locale));
  if (decision.explain.at(-1)?.key.startsWith('gate.next.')) return sentences;
  return [...sentences, EXPLAIN_TEXTS[locale]['gate.next.gate_error']];
}

function sentence({ key, params }: Explanation, locale: Locale): string {
  let text = '';
  (PARTS[locale].get(key) ?? []).forEach((part, index) => {
    text += index % 2 === 0 ? part : shown(part, params, locale);
  });
  return text;
}

/** A parameter as a person reads it. One that is missing stays visible, so that a test sees it. */
function shown(name: string, params: Explanation['params'], locale: Locale): string {
  if (name === 'zone') return zoneClause(params['timezone']);
  const value = params[name];
  if (value === undefined) return `{${name}}`;
  switch (name) {
    case 'weekday':
      return WEEKDAYS[locale][Number(value)] ?? '';
    case 'channel':
      return CHANNEL_NAMES[locale][value] ?? String(value);
    case 'basis':
      return (BASIS_NAMES[locale] as Record<string, string>)[value] ?? String(value);
    case 'local':
      return String(value).replace('T', ' ');
    default:
      return String(value);
  }
}

function zoneClause(timezone: string | number | undefined): string {
  return timezone === undefined || timezone === '' ? '' : ` (${timezone})`;
}
