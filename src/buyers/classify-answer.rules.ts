import { foldText } from '../text';
import { type AnswerWords, ENGLISH_ANSWERS, FRENCH_ANSWERS, meantWord } from './answer-words.rules';
import { type FeedbackKind } from './feedback-event.model';

/** A question mark at the end, whatever emoji or other marks stand beside it. */
const QUESTION_MARK = /\?[^\p{L}\p{N}]*$/u;
/** Asked without a mark, as people do in texts. */
const ASKING = new RegExp(
  '^(?:(?:hi|hey|hello|bonjour|salut|allo|ok|oui|yes) )*(?:' +
    'how (?:much|many|big|old|far|long)|whats|what (?:is|are|year|city|price)|wheres|where (?:is|are|exactly)|when can|' +
    '(?:is|are) (?:it|this|that|the|there|they)|(?:it )?still available|do you (?:have|know)|does it|can (?:i|we) (?:see|visit|view)|any (?:photos|pics|pictures)|' +
    '(?:c ?est )?combien|quel(?:le)?s? |ou (?:est|ca|exactement)|c ?est (?:ou|quoi|quel|quelle)|est ce (?:que|qu)|y a t il|avez vous|as tu|' +
    '(?:puis je|peut on|on peut)|(?:toujours|encore) (?:disponible|dispo))\\b',
);
/** In a question these are a doubt: it may be a no. */
const DENYING =
  /\b(?:no|nope|nah|not|n|dont|never|pass|passing|stop|remove|unsubscribe|non|nan|pas|jamais|aucun|aucune|passe|arret|arretez)\b/;
/** Who asks this has no answer yet: a person tells them. */
const WHO =
  /\b(?:whos|who (?:is|are|dis|this)|wrong number|(?:get|got|have) my (?:number|info)|qui (?:est|etes|es)|cest qui|mauvais numero|mon numero)\b/;
/** A phone that tells of a reaction repeats our own words, and its question mark is ours. */
const REACTION =
  /^\s*(?:(?:dis)?liked|loved|laughed at|emphasized|questioned|reacted|(?:n['’]a pas |a )?(?:aimé|adoré|réagi)|removed)\s+.*["“«]/iu;

/** A plain answer is short; a longer one is a person's to read. */
const MOST_WORDS = 16;

const oneOf = (...names: (keyof AnswerWords)[]) =>
  `(?:${names.flatMap((name) => [...ENGLISH_ANSWERS[name], ...FRENCH_ANSWERS[name]]).join('|')})`;
const YES = new RegExp(
  `^(?:${oneOf('soft', 'filler')} )*${oneOf('yes')}(?: ${oneOf('yes', 'soft', 'filler')})*$`,
);
const NO = new RegExp(`^(?:${oneOf('filler')} )*${oneOf('no')}(?: ${oneOf('no', 'filler')})*$`);

/**
 * Reads a buyer's text (spec 3.6): a plain yes, interest or question is RESPONDED, a plain no PASSED;
 * anything unclear is RESPONDED and a person looks at it. BOUGHT is never read from a text.
 * It is plain when every word of it is known: one word more (`but`, `maybe`, `not`, `sold`) is a doubt.
 */
export function classifyAnswer(text: string): { event: FeedbackKind; clear: boolean } {
  const words = meantWords(text);
  const unclear = { event: 'RESPONDED', clear: false } as const;
  if (REACTION.test(text) || WHO.test(words)) return unclear;
  if (QUESTION_MARK.test(text.normalize('NFKC')) || ASKING.test(words)) {
    return { event: 'RESPONDED', clear: !DENYING.test(words) && !text.includes('👎') };
  }
  if (words.split(' ').length > MOST_WORDS) return unclear;
  if (YES.test(words)) return { event: 'RESPONDED', clear: true };
  return NO.test(words) ? { event: 'PASSED', clear: true } : unclear;
}

function meantWords(text: string): string {
  const thumbs = text.replace(/👍|👌/gu, ' yes ').replace(/👎/gu, ' no ');
  return foldText(thumbs).split(' ').map(meantWord).join(' ');
}
