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

/** One JSON object a line on standard error: standard output is for the lines that a person reads. */
export function createLog(level: string): Log {
  return pino({ level, redact: REDACTED, base: null }, pino.destination({ fd: 2, sync: false }));
}
