import { type CommandError, notImplemented } from '../errors';

/** PCRE knows it, JavaScript does not, or not with the same meaning: better no answer than another one. */
export function refuse(construct: string): CommandError {
  return notImplemented(`The embedded store does not know ${construct} in a regular expression`);
}
