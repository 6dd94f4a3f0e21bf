import { type ProviderProblem } from '../../src/contract/ports';
import { MEANINGS } from './error-meanings';

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
  /** Set up wrongly, for messages like this one: a person must act. */
  | 'configuration'
  /** Our account or our own number is set up wrongly: every message will fail until a person acts. */
  | 'account'
  /** The recipient said stop: a suppression. */
  | 'opt_out';

export interface TwilioErrorMeaning {
  class: TwilioErrorClass;
  /** For people: what happened, and what to do where something can be done. */
  sentence: string;
  sentenceFr: string;
  /** True where the number itself is the problem: it should not be texted again. */
  badNumber?: true;
}

export function meaningOf(code: string | number): TwilioErrorMeaning {
  const known = isKnown(String(code)) ? MEANINGS[String(code)] : undefined;
  return (
    known ?? {
      class: 'permanent',
      sentence: `Twilio refused the text (error ${code}).`,
      sentenceFr: `Twilio a refusé le texto (erreur ${code}).`,
    }
  );
}

/** The same, as the outbox takes it. */
export function problemOf(code: string | number): ProviderProblem {
  const meaning = meaningOf(code);
  const because = becauseOf(meaning);
  return {
    message: meaning.sentence,
    message_fr: meaning.sentenceFr,
    ...(because === undefined ? {} : { because }),
  };
}

function becauseOf(meaning: TwilioErrorMeaning): ProviderProblem['because'] {
  switch (meaning.class) {
    case 'opt_out':
      return 'opted_out';
    case 'account':
      return 'account';
    case 'configuration':
      return 'setup';
    default:
      return meaning.badNumber ? 'bad_address' : undefined;
  }
}

export function isKnown(code: string): boolean {
  return Object.hasOwn(MEANINGS, code);
}

export function knownCodes(): string[] {
  return Object.keys(MEANINGS);
}
