import { foldText } from '../text';
import { type OptWish, readOptWish } from './opt-words.rules';

/** Where what somebody else wrote begins: mail programs say so in one of these ways. */
const QUOTE_BEGINS = [
  /^\s*>/,
  /^\s*-{2,}\s*(?:original message|message d.origine|message original|forwarded message|message transf[eé]r[eé])/i,
  /^\s*_{10,}\s*$/,
  /^\s*(?:on|le)\s.{4,200}\s(?:wrote|a\s[eé]crit)\s*:?\s*$/i,
  /^\s*(?:from|de)\s?:\s.+@/i,
];
/** "On … wrote:" is often broken over two lines. */
const ATTRIBUTION = /^\s*(?:on|le)\s[^\n]{4,200}\n[^\n]{0,200}(?:wrote|a\s[eé]crit)\s*:/im;
/** `-- ` (RFC 3676 section 4.3), and what telephones add. */
const SIGNATURE =
  /^(?:--\s?$|\s*(?:sent from my|get outlook for|envoy[eé] de mon|envoy[eé] depuis mon|envoy[eé] [aà] partir de)\b)/i;

/** What the writer says, without what is quoted and without the signature. Our own mail says "unsubscribe" too. */
export function ownWords(text: string): string {
  const whole = text.replaceAll('\r\n', '\n');
  const attribution = ATTRIBUTION.exec(whole);
  const lines = (attribution ? whole.slice(0, attribution.index) : whole).split('\n');
  const end = lines.findIndex(
    (line) => SIGNATURE.test(line) || QUOTE_BEGINS.some((begins) => begins.test(line)),
  );
  return lines
    .slice(0, end < 0 ? undefined : end)
    .join('\n')
    .trim();
}

/** Words that mean one thing on a line of their own, also in a longer mail; `End` and `Cancel` do not. */
const PLAIN_STOP = new Set(
  [
    'stop',
    'stop all',
    'stopall',
    'unsubscribe',
    'opt out',
    'optout',
    'arret',
    'arretez',
    'desabonner',
    'desabonnez',
  ].concat(['desabonnement', 'desinscription']),
);

/**
 * A wish to stop in a mail: its subject or its words are a stop word, or hold a request. By mail a bare word is about
 * e-mail (spec 3.5). Opt-in words are not read in mails: who a mail comes from is not proven.
 */
export function readMailWish(subject: string, words: string): OptWish | null {
  const wishes = [words, subject].map((part) => readOptWish(part));
  const request = wishes.find((wish) => wish?.word === 'stop_request');
  if (request) return request;
  const stop = wishes.find((wish) => wish?.word === 'stop');
  const hasLine = words.split('\n').some((line) => PLAIN_STOP.has(foldText(line)));
  if (!stop && !hasLine) return null;
  return { word: 'stop', language: stop?.language ?? null, channels: ['EMAIL'] };
}

const AUTOMATIC_HEADERS = [
  // RFC 3834 section 5.
  /^auto-submitted:\s*(?!no\b)\S/im,
  /^(?:x-autoreply|x-autorespond|x-auto-reply-from|x-mail-autoreply):/im,
  /^precedence:\s*(?:auto[_-]?reply|bulk|junk|list)\b/im,
  /^content-type:\s*multipart\/report/im,
  /^return-path:\s*<>/im,
  /^x-failed-recipients:/im,
];
const AUTOMATIC_SENDER = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)[@+]/i;
const AUTOMATIC_SUBJECT =
  /^(?:auto(?:matic)?[ -]?(?:reply|response)|out of (?:the )?office|r[eé]ponse automatique|absen(?:ce|t)\b.*bureau|absence du bureau|undeliver(?:able|ed)|delivery (?:status notification|failure|has failed)|mail delivery (?:failed|system)|returned mail|non remis|[eé]chec de (?:la )?remise)/i;

/** Written by a machine: an absence, a bounce, a list. Neither an answer nor a wish. */
export function isAutomatic(mail: {
  from: string;
  subject: string;
  headers: string;
  envelopeFrom: string | null;
}): boolean {
  return (
    mail.envelopeFrom === '' ||
    AUTOMATIC_SENDER.test(mail.from) ||
    AUTOMATIC_SUBJECT.test(mail.subject.trim()) ||
    AUTOMATIC_HEADERS.some((header) => header.test(mail.headers))
  );
}
