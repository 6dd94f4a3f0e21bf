import { asDocument, type Document } from '../query/document';
import { compileFilter } from '../query/matcher';
import { CommandError, notImplemented, typeMismatch } from '../query/errors';
import { numberOf, isNumber } from '../query/numbers/numeric';
import { parseCollation } from '../query/collation';
import { type NewIndex } from '../storage/indexes';
import { flag } from './arguments';

const REFUSED = [
  'weights',
  'default_language',
  'language_override',
  'textIndexVersion',
  '2dsphereIndexVersion',
  'bits',
  'min',
  'max',
  'storageEngine',
  'wildcardProjection',
  'columnstoreProjection',
  'prepareUnique',
];
const KNOWN = [
  'key',
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background',
  'v',
  'collation',
  'hidden',
  'ns',
  'comment',
];

/** One index of createIndexes (https://www.mongodb.com/docs/manual/reference/command/createIndexes/). */
export function parseIndex(spec: unknown): NewIndex {
  const fields = asDocument(spec);
  if (!fields) throw typeMismatch("The elements of the 'indexes' array must be objects");
  for (const [name, value] of Object.entries(fields)) {
    if (REFUSED.includes(name))
      throw notImplemented(`The embedded store has no index with the option '${name}'`);
    if (!KNOWN.includes(name)) {
      throw new CommandError(
        197,
        'InvalidIndexSpecificationOption',
        `The field '${name}' is not valid for an index specification`,
      );
    }
    if (name === 'hidden' && value === true) throw notImplemented('The embedded store has no hidden indexes');
  }
  if (parseCollation(fields['collation']))
    throw notImplemented('The embedded store has no index with a collation');
  const key = parseKey(fields['key']);
  const name = fields['name'];
  if (typeof name !== 'string' || name === '') throw cannotCreate('index names cannot be empty');
  if (name === '*') throw new CommandError(2, 'BadValue', "The index name '*' is not valid.");
  const sparse = flag(fields, 'sparse');
  const partial = parsePartial(fields['partialFilterExpression']);
  if (sparse && partial) throw cannotCreate('cannot mix "partialFilterExpression" and "sparse" options');
  return {
    name,
    key,
    ...(flag(fields, 'unique') ? { unique: true } : {}),
    ...(sparse ? { sparse } : {}),
    ...(partial ? { partialFilterExpression: partial } : {}),
    ...parseExpiry(fields, key),
  };
}

function parseKey(value: unknown): NewIndex['key'] {
  const key = asDocument(value);
  if (!key || Object.keys(key).length === 0) throw cannotCreate('Index keys cannot be empty.');
  if (Object.keys(key).length > 32) throw new CommandError(13103, 'Location13103', 'too many compound keys');
  return Object.fromEntries(
    Object.entries(key).map(([path, direction]) => {
      checkPath(path);
      if (typeof direction === 'string')
        throw notImplemented(`The embedded store has no '${direction}' indexes`);
      const number = isNumber(direction) ? numberOf(direction) : NaN;
      if (!number)
        throw cannotCreate('Values in v:2 index key pattern must be numbers other than 0 or strings');
      return [path, number < 0 ? -1 : 1] as const;
    }),
  );
}

function checkPath(path: string): void {
  const parts = path.split('.');
  if (parts.includes('')) throw cannotCreate('Index keys cannot contain an empty field');
  if (parts.includes('$**')) throw notImplemented('The embedded store has no wildcard indexes');
  if (parts.some((part) => part.startsWith('$')))
    throw cannotCreate(`Index key contains an illegal field name: ${path}`);
  if (parts.some((part) => /^\d+$/.test(part))) {
    throw notImplemented('The embedded store has no indexes on positions of an array');
  }
}

/** https://www.mongodb.com/docs/manual/core/index-partial/#create-a-partial-index */
const PARTIAL_OPERATORS = ['$eq', '$exists', '$gt', '$gte', '$lt', '$lte', '$type', '$in'];

function parsePartial(value: unknown): Document | undefined {
  if (value === undefined) return undefined;
  const filter = asDocument(value);
  if (!filter) throw cannotCreate('"partialFilterExpression" must be a document');
  compileFilter(filter, { now: new Date(0) });
  checkPartial(filter);
  return filter;
}

function checkPartial(filter: Document): void {
  for (const [name, spec] of Object.entries(filter)) {
    if (name === '$and' || name === '$or') for (const branch of spec as Document[]) checkPartial(branch);
    else if (name.startsWith('$')) throw cannotCreate(`unsupported expression in partial index: ${name}`);
    else for (const operator of operatorsOf(spec)) checkOperator(operator, asDocument(spec)?.[operator]);
  }
}

function operatorsOf(spec: unknown): string[] {
  return Object.keys(asDocument(spec) ?? {}).filter((name) => name.startsWith('$'));
}

function checkOperator(operator: string, operand: unknown): void {
  const negated = operator === '$exists' && (operand === false || Number(operand) === 0);
  if (!PARTIAL_OPERATORS.includes(operator) || negated) {
    throw cannotCreate(`unsupported expression in partial index: ${operator}`);
  }
}

/** https://www.mongodb.com/docs/manual/core/index-ttl/#restrictions */
function parseExpiry(fields: Document, key: NewIndex['key']): { expireAfterSeconds?: number } {
  const value = fields['expireAfterSeconds'];
  if (value === undefined) return {};
  const seconds = isNumber(value) ? numberOf(value) : NaN;
  if (!(seconds >= 0 && seconds <= 0x7fffffff)) {
    throw cannotCreate("TTL index 'expireAfterSeconds' option must be within an acceptable range");
  }
  if (Object.keys(key).length > 1)
    throw cannotCreate('TTL indexes are single-field indexes, compound indexes do not support TTL');
  if ('_id' in key)
    throw new CommandError(
      197,
      'InvalidIndexSpecificationOption',
      "The field 'expireAfterSeconds' is not valid for an _id index specification",
    );
  return { expireAfterSeconds: seconds };
}

const cannotCreate = (message: string): CommandError => new CommandError(67, 'CannotCreateIndex', message);
