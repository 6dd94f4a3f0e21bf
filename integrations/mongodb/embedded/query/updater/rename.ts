import { MISSING, typeName } from '../bson-types';
import { asDocument, type Document, fieldOf } from '../document';
import { badValue } from '../errors';
import { type Modifier, nameOf, UNCHANGED } from './modifier';
import { isDynamic, parseUpdatePath } from './parse-path';

/**
 * https://www.mongodb.com/docs/manual/reference/operator/update/rename/ : a `$set` of the new name and an `$unset`
 * of the old one; neither may lead through an array.
 */
export function rename(from: string, to: unknown): Modifier[] {
  if (typeof to !== 'string')
    throw badValue(`The 'to' field for $rename must be a string: ${from}: ${typeName(to)}`);
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
      apply: (_current, { original }) => {
        const value = plainValueAt(original, source, 'source');
        if (value === MISSING) return UNCHANGED;
        plainValueAt(original, path, 'destination');
        return value;
      },
    },
    { operator: '$rename', path: source, missing: 'ignore', apply: () => MISSING },
  ];
}

function plainValueAt(doc: Document, parts: readonly string[], role: string): unknown {
  let value: unknown = doc;
  for (const [i, part] of parts.entries()) {
    if (Array.isArray(value)) {
      throw badValue(
        `The ${role} field cannot be an array element, '${parts.join('.')}' in doc with ${nameOf(doc)} has an array field called '${parts[i - 1]}'`,
      );
    }
    const inner = asDocument(value);
    if (!inner || !Object.hasOwn(inner, part)) return MISSING;
    value = fieldOf(inner, part);
  }
  return value;
}
