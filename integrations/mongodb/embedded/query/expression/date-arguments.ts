import { ObjectId, Timestamp } from 'bson';
import { isNullish, typeName } from '../bson-types';
import { type Document } from '../document';
import { location } from '../errors';
import { UTC, type Zone, zoneOf } from '../dates/zone';
import { type ArgumentCodes, namedOf } from './arguments';
import { type Evaluate, type ExpressionParser, type Scope } from './scope';

/** The instant of a date, or of what holds one. */
export function instantOf(value: unknown, code = 16006): number {
  if (value instanceof Date) return value.getTime();
  if (value instanceof ObjectId) return value.getTimestamp().getTime();
  if (value instanceof Timestamp) return value.t * 1000;
  throw location(code, `can't convert from BSON type ${typeName(value)} to Date`);
}

export function zoneNamed(name: unknown): Zone {
  if (typeof name === 'string') return zoneOf(name);
  throw location(40517, `timezone must evaluate to a string, found ${typeName(name)}`);
}

/** UTC where no zone is asked for; undefined where the expression for it gives null. */
export function zoneFrom(evaluate: Evaluate | undefined, scope: Scope): Zone | undefined {
  if (!evaluate) return UTC;
  const name = evaluate(scope);
  return isNullish(name) ? undefined : zoneNamed(name);
}

const COMMON: ArgumentCodes = { type: 40517, unknown: 40535, missing: 40539 };

/** The named arguments of a date operator, compiled; those that are not given are undefined. */
export function dateArguments<Name extends string>(
  argument: unknown,
  parser: ExpressionParser,
  name: string,
  required: readonly Name[],
  optional: readonly Name[],
  codes: ArgumentCodes = COMMON,
): Partial<Record<Name, Evaluate>> {
  const fields = namedOf(argument, name, required, optional, codes);
  // A zone that is the same for all documents is looked up now: what is no zone is an error before anything runs.
  const zone = fields['timezone'];
  if (typeof zone === 'string' && !zone.startsWith('$')) zoneOf(zone);
  return compileFields(fields, parser);
}

function compileFields(fields: Document, parser: ExpressionParser): Partial<Record<string, Evaluate>> {
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, parser.parse(value)]));
}
