import { foldText } from '../text';

/**
 * Words of Twilio's default list and of the Canadian short-code rules, with the French ones (canada.md section 2,
 * spec 3.5). Folded: `ARRÊT` is `arret`, `OPT-OUT` is `opt out`.
 */
const STOP = [
  'stop',
  'stopall',
  'stop all',
  'unsubscribe',
  'end',
  'quit',
  'revoke',
  'optout',
  'opt out',
  'cancel',
  'remove',
  'td',
  'arret',
  'arreter',
  'arretez',
  'desabonner',
  'desabonnement',
  'desinscrire',
];
const START = ['start', 'unstop', 'debut', 'reabonner'];
/** An opt-in only while a keyword opt-out is in force; else an answer. */
const YES = ['yes', 'oui'];
const HELP = ['help', 'info', 'aide'];
const COURTESY = ['please', 'pls', 'svp', 's il vous plait', 'sil vous plait', 'thanks', 'merci'];

/**
 * Plain requests to stop that are no single keyword: "please stop texting me", "arrêtez de m'écrire".
 * "stop by tomorrow" is none.
 */
const REQUESTS = [
  /^(please )?(stop|quit) (texting|messaging|contacting|bothering|writing|sending|calling)( (me|us|this|these|texts|messages|it|anymore))*( please)?$/,
  /^(please )?(do not|dont|never) (text|message|contact|call|write)( (to )?(me|us|this number|again|anymore))*( again| anymore| please)?$/,
  /^(please )?(take|remove) (me|us|my number|this number)( off| from)( (your|the|this))?( (list|lists))?( please)?$/,
  /^(svp |s il vous plait )?(arretez|arrete|cessez|cesse) (de )?(me |nous |m|mecrire|ecrire|texter|contacter|appeler)( ?(ecrire|texter|contacter|appeler|messages|textos|envoyer des textos))*( svp| merci)?$/,
  /^(ne )?(me |nous )?(contactez|ecrivez|textez|appelez|mecrivez)( pas| plus|( moi)? plus)( svp| merci)?$/,
  /^(enlevez|retirez|supprimez) (moi|mon numero)( de (la|votre|vos) listes?)?( svp| merci)?$/,
];

export type OptWord = 'stop' | 'stop_request' | 'start' | 'yes' | 'help' | null;

/** What a text asks for, if it is nothing but such a word, with or without a please. */
export function readOptWord(text: string): OptWord {
  const folded = foldText(text);
  const bare = withoutCourtesy(folded);
  if (isMadeOf(bare, STOP)) return 'stop';
  if (REQUESTS.some((request) => request.test(folded))) return 'stop_request';
  if (isMadeOf(bare, START)) return 'start';
  if (isMadeOf(bare, YES)) return 'yes';
  if (isMadeOf(bare, HELP)) return 'help';
  return null;
}

function withoutCourtesy(folded: string): string {
  let rest = ` ${folded} `;
  for (const word of COURTESY) rest = rest.replaceAll(` ${word} `, ' ');
  return rest.trim();
}

/** One of the words, several of them (`STOP ARRET`), or one that was split or joined (`S T O P`, `STOPALL`). */
function isMadeOf(text: string, words: string[]): boolean {
  if (text === '') return false;
  if (words.includes(text) || words.includes(text.replaceAll(' ', ''))) return true;
  return text.split(' ').every((part) => words.includes(part));
}
