import { type Channel } from '../policy/channel';
import { foldText } from '../text';
import { REQUESTS_EN, SCOPE_EN } from './stop-requests-en.rules';
import { REQUESTS_FR, SCOPE_FR } from './stop-requests-fr.rules';
import { readings, withoutCourtesy } from './preamble.rules';

/** A wish not to be contacted in plain words, and by which channels; all of them when it names none. */
export interface StopRequest {
  language: 'en' | 'fr';
  channels: Channel[];
}

const ALL: readonly Channel[] = ['SMS', 'CALL', 'EMAIL'];
const READERS = [
  { language: 'en' as const, requests: REQUESTS_EN, scope: SCOPE_EN },
  { language: 'fr' as const, requests: REQUESTS_FR, scope: SCOPE_FR },
];
/** Beyond this nobody asks to be left alone; patterns need not see a whole mail. */
const LONGEST_READ = 4_000;
/** "text me instead": the channel that is wished for is not one to stop. */
const INSTEAD =
  / (?:(?:you can|just|only|but) (?:call|text|email|message|write|appelez|ecrivez|textez) (?:to )?(?:me|us|moi|nous)|(?:call|text|email|message|write|appelez|ecrivez|textez) (?:to )?(?:me|us|moi|nous) (?:instead|rather|only|plutot))$/;

/**
 * Plain requests to stop that are no single keyword: "please stop texting me", "arrêtez de m'écrire" (spec 3.5;
 * CASL s.11 takes any indication). Read sentence by sentence: what comes before or behind in the same text does not
 * take a request back. "stop by tomorrow" and "I can't stop thinking" are none.
 */
export function readStopRequest(text: string): StopRequest | null {
  const found = clausesOf(text).flatMap((clause) => readClause(clause) ?? []);
  const [first] = found;
  if (first === undefined) return null;
  const named = ALL.filter((channel) => found.some(({ channels }) => channels.includes(channel)));
  return { language: first.language, channels: named };
}

/** The whole text, its sentences, and what stands between its commas; folded. */
function clausesOf(text: string): { words: string; isSentence: boolean }[] {
  const read = text.slice(0, LONGEST_READ);
  const sentences = read.split(/[.!?\n;:()—–…]+/);
  const parts = sentences.flatMap((sentence) => (sentence.includes(',') ? sentence.split(',') : []));
  return [
    ...[read, ...sentences].flatMap((part) => readingsOf(part, true)),
    ...parts.flatMap((part) => readingsOf(part, false)),
  ];
}

function readingsOf(part: string, isSentence: boolean) {
  return readings(withoutCourtesy(foldText(part))).map((words) => ({ words, isSentence }));
}

function readClause({ words, isSentence }: { words: string; isSentence: boolean }): StopRequest | null {
  if (words === '') return null;
  for (const { language, requests, scope } of READERS) {
    const matches = requests.some(
      ({ pattern, wholeSentence, unless }) =>
        (isSentence || wholeSentence !== true) && pattern.test(words) && unless?.test(words) !== true,
    );
    if (!matches) continue;
    const about = words
      .replace(INSTEAD, '')
      .replace(/(?:phone|cell|telephone) number|numero de telephone/g, '');
    const named = ALL.filter((channel) => scope[channel].test(about));
    return { language, channels: named.length > 0 ? named : [...ALL] };
  }
  return null;
}
