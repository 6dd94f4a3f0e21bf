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

const BASIS_NAMES: Record<Locale, Record<string, string>> = {
  en: {
    express: 'express consent',
    inquiry: 'an inquiry',
    purchase: 'a purchase',
    contract: 'a contract',
    referral: 'a referral',
    conspicuous: 'an address published for business',
  },
  fr: {
    express: 'un consentement exprès',
    inquiry: 'une demande de renseignements',
    purchase: 'un achat',
    contract: 'un contrat',
    referral: 'une recommandation',
    conspicuous: 'une adresse publiée à des fins d’affaires',
  },
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
  if (params['basis'] !== undefined) {
    shown['basis'] = BASIS_NAMES[locale][params['basis']] ?? String(params['basis']);
  }
  if (params['local'] !== undefined) shown['local'] = String(params['local']).replace('T', ' ');
  return EXPLAIN_TEXTS[locale][key].replace(/\{(\w+)\}/g, (hole, name: string) => shown[name] ?? hole);
}

function zoneClause(timezone: string | number | undefined): string {
  return timezone === undefined || timezone === '' ? '' : ` (${timezone})`;
}
