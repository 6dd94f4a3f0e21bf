import pino from 'pino';
import { type Log } from './contract/ports';

/** Never in a log: secrets, and what tells who a person is. */
const REDACTED = [
  'authorization',
  'token',
  'secret',
  'password',
  'to',
  'from',
  'phone',
  'email',
  'address',
  'body',
  'text',
].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** A North American number (its area code begins with 2 to 9), however its groups are parted; not a JSON number. */
const PHONE = /(?<![\w.:[,])(?:\+|%2B)?(?:1[-. ]?)?\(?[2-9]\d{2}\)?[-. ]?[2-9]\d{2}[-. ]?\d{4}(?!\w)/g;
const EMAIL = /[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+/g;

/** What a line says of a person by the way: a duplicate key in an error, a key that a caller chose. */
export const withoutAddresses = (line: string): string =>
  line.replace(EMAIL, '[email]').replace(PHONE, '[phone]');

/** One JSON object a line on standard error: standard output is for the lines that a person reads. */
export function createLog(level: string, to = pino.destination({ fd: 2, sync: false })): Log {
  return pino({ level, redact: REDACTED, base: null, hooks: { streamWrite: withoutAddresses } }, to);
}
