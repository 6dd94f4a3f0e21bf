import { CommandError, notImplemented, typeMismatch } from '../query/errors';
import { isNumeric, typeName } from '../query/bson-types';
import { asDocument } from '../query/document';
import { wholeNumberOf } from '../query/numbers/numeric';
import { type Request } from '../wire/request';

/**
 * `ignored` fields change nothing here. `refused` ones ask for what this store cannot do, unless they say
 * what is so anyway (false, 0).
 */
export type FieldRule = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'any' | 'ignored' | 'refused';
export type FieldRules = Readonly<Record<string, FieldRule>>;

const GENERIC: FieldRules = {
  $db: 'string',
  lsid: 'object',
  txnNumber: 'number',
  autocommit: 'boolean',
  startTransaction: 'boolean',
  readConcern: 'object',
  writeConcern: 'object',
  maxTimeMS: 'number',
  comment: 'ignored',
  apiVersion: 'string',
  apiStrict: 'ignored',
  apiDeprecationErrors: 'ignored',
  $clusterTime: 'ignored',
  $readPreference: 'ignored',
  $audit: 'ignored',
  $client: 'ignored',
};

/** Before anything is done: an unknown field could change the meaning of the command. */
export function checkFields(request: Request, rules: FieldRules, lenient = false): void {
  const { name: command, body, sequences } = request;
  for (const [name, value] of Object.entries(body)) {
    if (name === command) continue;
    checkField(command, name, value, ruleOf(name, rules) ?? (lenient ? 'ignored' : undefined));
  }
  for (const name of sequences.keys()) {
    if (ruleOf(name, rules) !== 'array') throw unknownField(command, name);
  }
  if (body['apiVersion'] !== undefined && body['apiVersion'] !== '1') {
    throw new CommandError(322, 'APIVersionError', 'API version must be "1"');
  }
}

function ruleOf(name: string, rules: FieldRules): FieldRule | undefined {
  if (Object.hasOwn(rules, name)) return rules[name];
  return Object.hasOwn(GENERIC, name) ? GENERIC[name] : undefined;
}

export function checkField(command: string, name: string, value: unknown, rule: FieldRule | undefined): void {
  if (rule === undefined) throw unknownField(command, name);
  if (rule === 'refused' && !isOff(value))
    throw notImplemented(`The embedded store does not know '${command}.${name}'`);
  if (rule === 'any' || rule === 'ignored' || rule === 'refused' || hasType(value, rule)) return;
  throw typeMismatch(
    `BSON field '${command}.${name}' is the wrong type '${typeName(value)}', expected type '${rule}'`,
  );
}

function hasType(value: unknown, rule: 'object' | 'array' | 'string' | 'number' | 'boolean'): boolean {
  switch (rule) {
    case 'object':
      return asDocument(value) !== undefined;
    case 'array':
      return Array.isArray(value);
    case 'string':
      return typeof value === 'string';
    case 'number':
      return isNumeric(value);
    case 'boolean':
      // https://www.mongodb.com/docs/manual/reference/command/ : older clients send flags as numbers.
      return typeof value === 'boolean' || isNumeric(value);
  }
}

function isOff(value: unknown): boolean {
  return value === false || value === null || value === undefined || wholeNumberOf(value) === 0;
}

const unknownField = (command: string, name: string): CommandError =>
  new CommandError(40415, 'Location40415', `BSON field '${command}.${name}' is an unknown field.`);
