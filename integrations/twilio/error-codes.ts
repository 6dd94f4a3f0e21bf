/**
 * Twilio's error codes as far as they change what we do. Sources: facts/canada.md section 2
 * (twilio.com/docs/api/errors, read 2026-11-23). A code that is not here is `permanent` when the API
 * refused the message and says nothing about the number.
 */
export type TwilioErrorClass =
  /** This message will not reach this number; trying again is pointless. */
  | 'permanent'
  /** May work later; goes through the gate again. */
  | 'transient'
  /** Our account or number is set up wrongly: every message will fail until a person acts. */
  | 'configuration'
  /** The recipient said stop: a suppression. */
  | 'opt_out';

export interface TwilioErrorMeaning {
  class: TwilioErrorClass;
  /** For people: what happened, and what to do where something can be done. */
  sentence: string;
  /** True where the number itself is the problem: it should not be texted again. */
  badNumber?: true;
}

const MEANINGS: Readonly<Record<string, TwilioErrorMeaning>> = {
  '14107': {
    class: 'configuration',
    sentence:
      'More than 30 replies in 30 seconds between two numbers: two machines are answering each other.',
  },
  '20003': { class: 'configuration', sentence: 'Twilio does not accept our account SID and auth token.' },
  '20429': { class: 'transient', sentence: 'Twilio asked us to slow down.' },
  '21211': { class: 'permanent', sentence: 'The number is not a valid phone number.', badNumber: true },
  '21408': { class: 'configuration', sentence: 'Our Twilio account is not allowed to text this country.' },
  '21606': { class: 'configuration', sentence: 'Our sending number cannot send texts.' },
  '21608': {
    class: 'configuration',
    sentence: 'Our Twilio account is on trial and may only text verified numbers.',
  },
  '21610': { class: 'opt_out', sentence: 'This person has unsubscribed from our texts.' },
  '21611': { class: 'transient', sentence: 'The queue of our sending number is full.' },
  '21612': { class: 'permanent', sentence: 'This number cannot be reached from our sending number.' },
  '21614': { class: 'permanent', sentence: 'The number cannot receive texts.', badNumber: true },
  '21617': { class: 'permanent', sentence: 'The text is longer than 1,600 characters.' },
  '21635': {
    class: 'permanent',
    sentence: 'The number is a landline and cannot receive texts.',
    badNumber: true,
  },
  '30001': { class: 'transient', sentence: 'The queue overflowed before the text could leave.' },
  '30002': { class: 'configuration', sentence: 'Our Twilio account is suspended.' },
  '30003': {
    class: 'transient',
    sentence: 'The phone could not be reached: switched off, without service, or not able to receive texts.',
  },
  '30004': { class: 'permanent', sentence: 'The text was blocked on its way to this number.' },
  '30005': { class: 'permanent', sentence: 'The number is not in service.', badNumber: true },
  '30006': {
    class: 'permanent',
    sentence: 'The number is a landline, or its carrier cannot be reached.',
    badNumber: true,
  },
  '30007': { class: 'permanent', sentence: 'The carrier filtered the text as unwanted.' },
  '30008': { class: 'transient', sentence: 'The text was lost on the way; the carrier gave no reason.' },
  '30034': {
    class: 'configuration',
    sentence: 'Our sending number is not registered for business texts to the United States.',
  },
  '30036': {
    class: 'transient',
    sentence: "The text waited longer in Twilio's queue than we allow, so it was not sent.",
  },
  '30410': { class: 'transient', sentence: 'The carrier did not answer in time.' },
  '30610': { class: 'transient', sentence: 'It was a quiet hour at the recipient.' },
  '63017': { class: 'transient', sentence: 'Too many texts a second.' },
};

export function meaningOf(code: string | number): TwilioErrorMeaning {
  const known = Object.hasOwn(MEANINGS, String(code)) ? MEANINGS[String(code)] : undefined;
  return known ?? { class: 'permanent', sentence: `Twilio refused the text (error ${code}).` };
}

export function knownCodes(): string[] {
  return Object.keys(MEANINGS);
}
