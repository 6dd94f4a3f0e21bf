import { type Locale } from '../i18n/translate';
import { foldText } from '../text';
import { type ConsentBasis } from './consent.rules';

/** What consent rests on, in words. */
export const BASIS_NAMES: Record<Locale, Record<ConsentBasis, string>> = {
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

const WORDS: Record<string, ConsentBasis> = {
  express: 'express',
  expres: 'express',
  inquiry: 'inquiry',
  demande: 'inquiry',
  purchase: 'purchase',
  achat: 'purchase',
  contract: 'contract',
  contrat: 'contract',
  referral: 'referral',
  recommandation: 'referral',
  conspicuous: 'conspicuous',
  publiee: 'conspicuous',
};

/** The basis that a word of a person names, in English or French; null for another word. */
export function consentBasis(word: string): ConsentBasis | null {
  return WORDS[foldText(word)] ?? null;
}
