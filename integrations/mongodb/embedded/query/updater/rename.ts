import { MISSING, typeName } from '../bson-types';
import { asDocument, type Document, fieldOf } from '../document';
import { badValue, pathNotViable } from '../errors';
import { isIndex } from '../path';
import { type Modifier, nameOf, textOf } from './modifier';
import { isDynamic, parseUpdatePath } from './parse-path';

/**
 * https://www.mongodb.com/docs/manual/reference/operator/update/rename/ : a `$set` of the new name and an `$unset`
 * of the old one; neither may lead through an array.
 */
export function rename(from: string, to: unknown): Modifier[] {
  if (typeof to !== 'string') {
    throw badValue(`The 'to' field for $rename must be a string: ${from}: ${typeName(to)}`);
  }
  const source = parseUpdatePath(from);
  const path = parseUpdatePath(to);
  if (from === to) throw badValue(`The source and target field for $rename must differ: ${from}: "${to}"`);
  if (from.startsWith(`${to}.`) || to.startsWith(`${from}.`)) {
    throw badValue(`The source and target field for $rename must not be on the same path: ${from}: "${to}"`);
  }
  if (source.some(isDynamic)) throw badValue(`The source field for $rename may not be dynamic: ${from}`);
  if (path.some(isDynamic)) throw badValue(`The destination field for $rename may not be dynamic: ${to}`);
  return [
    {
      operator: '$rename',
      path,
      missing: 'create',
      applies: (original) => canRename(original, source, path),
      apply: (_current, { original }) => find(original, source).value,
    },
    { operator: '$rename', path: source, missing: 'ignore', apply: () => MISSING },
  ];
}

/** Whether there is anything to rename; only then does it matter that no array is in the way. */
function canRename(original: Document, source: readonly string[], path: readonly string[]): boolean {
  const found = find(original, source);
  if (found.value === MISSING) return false;
  if (found.array !== undefined) throw throughArray('source', source, found.array, original);
  const { array } = find(original, path, 'tolerant');
  if (array !== undefined) throw throughArray('destination', path, array, original);
  return true;
}

interface Found {
  readonly value: unknown;
  /** The name of an array that the path leads through. */
  readonly array?: string;
}

/** What the path leads to. A scalar in the way is an error, as it is for other operators, unless it is tolerated. */
function find(doc: Document, parts: readonly string[], scalars: 'strict' | 'tolerant' = 'strict'): Found {
  let value: unknown = doc;
  let array: string | undefined;
  for (const [i, part] of parts.entries()) {
    if (Array.isArray(value)) array ??= parts[i - 1] ?? '';
    const container = Array.isArray(value) && isIndex(part) ? { ...value } : asDocument(value);
    if (!container) {
      if (scalars === 'strict') throw blocked(parts, i, value);
      return { value: MISSING, ...(array !== undefined && { array }) };
    }
    if (!Object.hasOwn(container, part)) return { value: MISSING, ...(array !== undefined && { array }) };
    value = fieldOf(container, part);
  }
  return { value, ...(array !== undefined && { array }) };
}

function blocked(parts: readonly string[], at: number, value: unknown) {
  return pathNotViable(
    `Cannot use the part (${parts[at]}) of (${parts.join('.')}) to traverse the element ({${parts[at - 1]}: ${textOf(value)}})`,
  );
}

function throughArray(role: string, parts: readonly string[], array: string, doc: Document) {
  return badValue(
    `The ${role} field cannot be an array element, '${parts.join('.')}' in doc with ${nameOf(doc)} has an array field called '${array}'`,
  );
}
