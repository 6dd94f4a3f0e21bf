import { type Locale } from '../i18n/translate';
import { type Channel } from '../policy/channel';
import { type Sender } from './sender';

/** One segment, as the Canadian short-code rules ask for keyword replies (canada.md section 2). */
export const LONGEST_REPLY = 160;

// Without letters that GSM-7 lacks (ê, ç, “ ”): each would make three segments of one.
const SENTENCES = {
  en: {
    stop: 'You are unsubscribed and get no more texts from us. Reply START to get them again.',
    noCalls: 'We will not call you any more.',
    noMail: 'You get no more e-mails from us.',
    start: 'You get our texts again. Reply STOP to opt out, HELP for help.',
    help: 'Reply STOP to opt out.',
  },
  fr: {
    stop: 'Vous ne recevrez plus nos textos. Répondez DEBUT pour en recevoir de nouveau.',
    noCalls: 'Nous ne vous appellerons plus.',
    noMail: 'Vous ne recevrez plus nos courriels.',
    start:
      'Vous recevrez de nouveau nos textos. Répondez ARRET pour vous désabonner, AIDE pour obtenir de l’aide.',
    help: 'Répondez ARRET pour vous désabonner.',
  },
} as const;

export type ReplyTo = { to: 'stop'; channels: readonly Channel[] } | { to: 'start' } | { to: 'help' };

/**
 * What is answered to a keyword or a request, at most 160 characters, always with the sender's name. HELP is answered
 * with who we are (SOR/2012-36 s.2): name, mailing address and contact, or the page that says so where they are long.
 */
export function keywordReply(
  what: ReplyTo,
  language: Locale,
  sender: Sender,
  aboutUrl: string | null,
): string {
  const says = SENTENCES[language];
  if (what.to === 'help') {
    const { name, address, contact } = sender;
    const identities = [
      `${name}, ${address}, ${contact}.`,
      ...(aboutUrl === null ? [] : [`${name}, ${contact}: ${aboutUrl}`, `${name}: ${aboutUrl}`]),
      `${name}, ${contact}.`,
    ];
    const whole = identities.map((identity) => plainLetters(`${identity} ${says.help}`));
    return whole.find((text) => text.length <= LONGEST_REPLY) ?? named(name, says.help);
  }
  return named(sender.name, what.to === 'start' ? says.start : stopSentence(what.channels, says));
}

function stopSentence(channels: readonly Channel[], says: (typeof SENTENCES)[Locale]): string {
  if (channels.includes('SMS')) return says.stop;
  return channels.includes('CALL') ? says.noCalls : says.noMail;
}

/** The name is cut rather than the sentence. */
function named(name: string, sentence: string): string {
  const text = plainLetters(sentence);
  const room = LONGEST_REPLY - text.length - 2;
  return `${Array.from(plainLetters(name)).slice(0, room).join('').trim()}: ${text}`;
}

/** Typographic marks that people type into a name cost two thirds of a segment. */
function plainLetters(text: string): string {
  return text.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"').replaceAll(/[–—]/g, '-');
}
