import { foldText } from '../text';
import { type FeedbackKind } from './feedback-event.model';

const YES = new Set([
  'yes',
  'y',
  'yeah',
  'yep',
  'yup',
  'sure',
  'ok',
  'okay',
  'interested',
  'im interested',
  'i am interested',
  'yes interested',
  'yes please',
  'yes im interested',
  'yes i am interested',
  'very interested',
  'send details',
  'send info',
  'more info',
  'tell me more',
  'call me',
  'oui',
  'interesse',
  'interessee',
  'ca minteresse',
  'cela minteresse',
  'je suis interesse',
  'je suis interessee',
  'oui interesse',
  'oui ca minteresse',
  'oui je suis interesse',
  'oui je suis interessee',
  'oui merci',
  'ok merci',
  'interesse e',
  'oui svp',
  'daccord',
]);
const NO = new Set([
  'no',
  'n',
  'nope',
  'nah',
  'pass',
  'ill pass',
  'i pass',
  'no thanks',
  'no thank you',
  'not interested',
  'no not interested',
  'i am not interested',
  'im not interested',
  'im good',
  'not for me',
  'no pass',
  'pass thanks',
  'non',
  'non merci',
  'pas interesse',
  'pas interessee',
  'pas interesse e',
  'je ne suis pas interesse',
  'je ne suis pas interessee',
  'ca ne minteresse pas',
  'ca minteresse pas',
  'non pas interesse',
  'non pas interessee',
  'je passe',
  'pas pour moi',
]);

/** A question mark at the end, whatever emoji or other marks stand beside it. */
const QUESTION = /\?[^\p{L}\p{N}]*$/u;

/**
 * Reads a buyer's text (spec 3.6): a plain yes, interest or question is RESPONDED, a plain no PASSED;
 * anything unclear is RESPONDED and a person looks at it. BOUGHT is never read from a text.
 */
export function classifyAnswer(text: string): { event: FeedbackKind; clear: boolean } {
  if (QUESTION.test(text.normalize('NFKC'))) return { event: 'RESPONDED', clear: true };
  const words = foldText(text);
  if (YES.has(words)) return { event: 'RESPONDED', clear: true };
  if (NO.has(words)) return { event: 'PASSED', clear: true };
  return { event: 'RESPONDED', clear: false };
}
