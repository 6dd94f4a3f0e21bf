import { type Locale, type MessageParams, sentences } from '../../i18n/translate';
import { en, type LadderKey } from './en';
import { fr } from './fr';

export type LadderTexts = (key: LadderKey, params?: MessageParams) => string;

/** What the ladder's commands and cards say, in one language. */
export function ladderTexts(locale: Locale): LadderTexts {
  return sentences(locale === 'fr' ? fr : en);
}
