import { badValue, dollarPrefixedField, emptyFieldName } from '../errors';

const IDENTIFIER = /^\$\[([a-z][a-zA-Z0-9]*)?\]$/;

/** Splits the path of an update; its first component is always a field. */
export function parseUpdatePath(path: string): string[] {
  if (path === '') throw emptyFieldName('An empty update path is not valid.');
  const parts = path.split('.');
  parts.forEach((part, i) => {
    if (part === '') {
      throw emptyFieldName(`The update path '${path}' contains an empty field name, which is not allowed.`);
    }
    if (!part.startsWith('$')) return;
    if (i === 0) {
      if (isDynamic(part)) {
        throw badValue(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`);
      }
      throw dollarPrefixedField(
        `The dollar ($) prefixed field '${part}' in '${path}' is not allowed in the context of an update.`,
      );
    }
    if (!isDynamic(part) && !['$id', '$ref', '$db'].includes(part)) {
      throw dollarPrefixedField(
        `The dollar ($) prefixed field '${part}' in '${path}' is not allowed in the context of an update.`,
      );
    }
  });
  if (parts.filter((part) => part === '$').length > 1) {
    throw badValue(`Too many positional (i.e. '$') elements found in path '${path}'`);
  }
  return parts;
}

/** `$`, `$[]` and `$[identifier]`: known only once the document is. */
export function isDynamic(part: string): boolean {
  return part === '$' || IDENTIFIER.test(part);
}

/** The identifier of `$[identifier]`; undefined for everything else. */
export function identifierOf(part: string): string | undefined {
  return IDENTIFIER.exec(part)?.[1];
}
