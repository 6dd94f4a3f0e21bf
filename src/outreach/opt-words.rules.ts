import { type Channel } from '../policy/channel';
import { foldText } from '../text';

/**
 * Words of Twilio's default list and of the Canadian short-code rules, with the French ones (canada.md section 2,
 * spec 3.5). Folded: `ARRÊT` is `arret`, `OPT-OUT` is `opt out`.
 */
const STOP = new Set([
  ...['stop', 'stopall', 'stop all', 'unsubscribe', 'end', 'quit', 'revoke', 'cancel', 'remove', 'td'],
  ...['optout', 'opt out', 'arret', 'arreter', 'arretez', 'fin', 'desabonner', 'desabonne', 'desabonnez'],
  ...['desabonnement', 'desinscrire', 'desinscription'],
]);
const START = new Set(['start', 'unstop', 'debut', 'reabonner']);
/** An opt-in only while a keyword opt-out is in force; else an answer. */
const YES = new Set(['yes', 'oui']);
const HELP = new Set(['help', 'info', 'aide']);
const COURTESY =
  / (please|pls|plz|svp|stp|s il (?:vous|te) plait|sil (?:vous|te) plait|thanks|thank you|merci)(?= )/g;

const DOING =
  'texting|messaging|contacting|bothering|writing|sending|calling|phoning|emailing|spamming|harassing';
const DO = 'text|message|contact|call|write|phone|email|texts|messages|calls|sms|emails|spam';
const WHOM = 'me|us|my|this|these|the|any|more|phone|number|it|to|and|or|again|anymore|ever|now|at all';
const LIST = 'off|from|of|your|the|this|list|lists|database|system|contacts';
const FAIRE =
  '(?:m|me |nous )?(?:ecrire|texter|contacter|appeler|envoyer|deranger|harceler|telephoner)|textos|messages|sms|appels|courriels';
const FAITES =
  'contactez|contacte|contacter|ecrivez|ecris|ecrire|textez|texte|texter|appelez|appelle|appeler|envoyez|envoie|telephonez';

/**
 * Plain requests to stop that are no single keyword: "please stop texting me", "arrêtez de m'écrire". Each is the
 * whole text, courtesy left out: "stop by tomorrow", "can you stop at the store" and "fin du mois" are none.
 */
const REQUESTS = [
  new RegExp(`^(?:stop|quit) (?:${DOING})(?: (?:${WHOM}|${DOING}|${DO}))*$`),
  new RegExp(`^(?:do not|dont|never|no more|stop) (?:${DO})(?: (?:${WHOM}|${DO}))*$`),
  /^(?:(?:just|ok|okay|no|yes) )*stop(?: (?:it|this|that|now|already|everything|immediately))*$/,
  new RegExp(`^(?:take|remove|unsubscribe|delete|opt) (?:me|us|my number|this number)(?: (?:out|${LIST}))*$`),
  /^(?:i )?(?:want|wish|would like|d like|id like) to (?:opt out|unsubscribe|be removed)$/,
  /^leave (?:me|us) alone$/,
  new RegExp(
    `^(?:arretez|arrete|arreter|cessez|cesse)(?: (?:de|d|les|vos|tes|des|tout|ca|cela|et|ou|${FAIRE}))+$`,
  ),
  new RegExp(
    `^(?:ne |n)?(?:me |nous |m)?(?:${FAITES})(?: moi)?(?: (?:pas|plus|jamais))+(?: (?:de|des|d|textos|messages|sms|moi))*$`,
  ),
  /^(?:enlevez|enleve|retirez|retire|supprimez|supprime|desabonnez|desabonne|desinscrivez)(?: (?:moi|mon|numero|nom|de|la|votre|vos|ta|cette|liste|listes))+$/,
  new RegExp(`^(?:plus|pas) (?:de|d) ?(?:${FAIRE})$`),
  /^laissez? (?:moi|nous) (?:tranquilles?|en paix)$/,
  /^je (?:veux|voudrais|souhaite) (?:me )?(?:desabonner|desinscrire)$/,
];

const ABOUT_CALLS = /\b(?:call|calls|calling|phone|phoning|(?:m|n)?appel\w*|telephone\w*)\b/;
const ABOUT_TEXTS = /\b(?:text|texts|texting|sms|messag\w+|textos?|(?:m)?text(?:er|ez|e))\b/;
const ABOUT_EMAIL = /\b(?:emails?|emailing|courriels?)\b/;

export type OptWord = 'stop' | 'stop_request' | 'start' | 'yes' | 'help' | null;

/** What a text asks for, if it is nothing but such a word, with or without a please. */
export function readOptWord(text: string): OptWord {
  const bare = bareWords(text);
  if (isMadeOf(bare, STOP)) return 'stop';
  if (REQUESTS.some((request) => request.test(bare))) return 'stop_request';
  if (isMadeOf(bare, START)) return 'start';
  if (isMadeOf(bare, YES)) return 'yes';
  if (isMadeOf(bare, HELP)) return 'help';
  return null;
}

/** Which channels a request to stop is about: those that it names, else all (spec 3.5). */
export function channelsToStop(text: string): Channel[] {
  const bare = bareWords(text);
  const named: Channel[] = [];
  if (ABOUT_TEXTS.test(bare)) named.push('SMS');
  if (ABOUT_CALLS.test(bare.replace(/phone number/g, ''))) named.push('CALL');
  if (ABOUT_EMAIL.test(bare)) named.push('EMAIL');
  return named.length > 0 ? named : ['SMS', 'CALL', 'EMAIL'];
}

/** The folded text without its courtesies. */
function bareWords(text: string): string {
  return ` ${foldText(text)} `.replace(COURTESY, '').trim();
}

/** One of the words, several of them (`STOP ARRET`), or one that was split or joined (`S T O P`, `STOPALL`). */
function isMadeOf(text: string, words: ReadonlySet<string>): boolean {
  if (text === '') return false;
  if (words.has(text) || words.has(text.replaceAll(' ', ''))) return true;
  return text.split(' ').every((part) => words.has(part));
}
