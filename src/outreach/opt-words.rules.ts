import { type Locale } from '../i18n/translate';
import { foldText } from '../text';
import { withoutCourtesy } from './preamble.rules';
import { readStopRequest } from './stop-requests.rules';
import { type Channel } from '../policy/channel';

/**
 * Words of Twilio's default list and of the Canadian short-code rules, with the French ones (canada.md section 2,
 * spec 3.5). Folded: `ARRÊT` is `arret`, `OPT-OUT` is `opt out`. Also as people misspell them.
 */
const WORDS = {
  stop: {
    en: [
      ...[
        'stop',
        'stopall',
        'stop all',
        'unsubscribe',
        'end',
        'quit',
        'revoke',
        'cancel',
        'remove',
        'td',
        'optout',
      ],
      ...['opt out', 'unsub', 'unsuscribe', 'unsubcribe', 'unsubscribed', 'stopp'],
    ],
    fr: [
      ...['arret', 'arrets', 'arreter', 'arretez', 'arrete', 'fin', 'desabonner', 'desabonne', 'desabonnez'],
      ...['desabonnement', 'desinscrire', 'desinscription', 'desinscrivez', 'cessez'],
    ],
  },
  start: {
    en: ['start', 'unstop', 'optin', 'opt in', 'resubscribe'],
    fr: ['debut', 'reabonner', 'reabonnez', 'reabonnement'],
  },
  yes: { en: ['yes'], fr: ['oui'] },
  help: { en: ['help'], fr: ['aide'], both: ['info'] },
} as const satisfies Record<
  string,
  { en: readonly string[]; fr: readonly string[]; both?: readonly string[] }
>;

type Keyword = keyof typeof WORDS;

export interface OptWish {
  word: Keyword | 'stop_request';
  /** Of the words; null when they belong to both languages, or to each a part (`STOP ARRET`). */
  language: Locale | null;
  /** What a stop is about; empty for the others. */
  channels: Channel[];
}

/** What a text asks for: a keyword, if it is nothing but that with or without a please, or a plain request to stop. */
export function readOptWish(text: string): OptWish | null {
  const words = withoutCourtesy(foldText(text));
  if (isMadeOf(words, 'stop'))
    return { word: 'stop', language: languageOf(words, 'stop'), channels: ['SMS'] };
  const request = readStopRequest(text);
  if (request) return { word: 'stop_request', ...request };
  const keyword = (['start', 'yes', 'help'] as const).find((word) => isMadeOf(words, word));
  return keyword === undefined ? null : { word: keyword, language: languageOf(words, keyword), channels: [] };
}

function listOf(word: Keyword): readonly string[] {
  const { en, fr } = WORDS[word];
  return [...en, ...fr, ...(word === 'help' ? WORDS.help.both : [])];
}

const SETS = new Map((Object.keys(WORDS) as Keyword[]).map((word) => [word, new Set(listOf(word))] as const));
/** `STOPARRET`: several stop words run together. Of three letters and more, so that no word is made of scraps. */
const STOPS_TOGETHER = new RegExp(
  `^(?:${listOf('stop')
    .map((word) => word.replaceAll(' ', ''))
    .filter((word) => word.length > 2)
    .toSorted((a, b) => b.length - a.length)
    .join('|')})+$`,
);

/** `STOOOP`. */
const STRETCHED = /^s+t+o+p+$/;

/** One of the words, several of them (`STOP ARRET`), or one that was split or joined (`S T O P`, `STOPALL`). */
function isMadeOf(text: string, word: Keyword): boolean {
  const words = SETS.get(word);
  if (text === '' || words === undefined) return false;
  const joined = text.replaceAll(' ', '');
  if (words.has(text) || words.has(joined)) return true;
  if (text.split(' ').every((part) => words.has(part))) return true;
  return word === 'stop' && joined.length <= 60 && (STRETCHED.test(joined) || STOPS_TOGETHER.test(joined));
}

function languageOf(text: string, word: Keyword): Locale | null {
  const joined = text.replaceAll(' ', '');
  if (STRETCHED.test(joined)) return 'en';
  const has = (language: Locale) =>
    WORDS[word][language].some((one: string) => joined.includes(one.replaceAll(' ', '')));
  if (has('en') === has('fr')) return null;
  return has('fr') ? 'fr' : 'en';
}
