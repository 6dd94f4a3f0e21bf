import { type CompileOptions } from '../compile-options';
import { asDocument, type Document } from '../document';
import { badValue, CommandError, failedToParse } from '../errors';
import { createParser } from '../matcher';
import { identifierOf } from './parse-path';

export type ArrayFilters = ReadonlyMap<string, (element: unknown) => boolean>;

/**
 * https://www.mongodb.com/docs/manual/reference/operator/update/positional-filtered/ : each filter is about one
 * identifier, which is its top-level field.
 */
export function compileArrayFilters(filters: readonly Document[], options: CompileOptions): ArrayFilters {
  const byIdentifier = new Map<string, (element: unknown) => boolean>();
  for (const filter of filters) {
    const identifier = identifierOfFilter(filter);
    if (byIdentifier.has(identifier)) {
      throw failedToParse(`Found multiple array filters with the same top-level field name ${identifier}`);
    }
    const test = createParser(options, 'update').document(filter);
    byIdentifier.set(identifier, (element) => test({ [identifier]: element }));
  }
  return byIdentifier;
}

/** Every identifier in the paths has its filter, and every filter is used. */
export function checkIdentifiers(paths: readonly (readonly string[])[], filters: ArrayFilters): void {
  const unused = new Set(filters.keys());
  for (const path of paths) {
    for (const part of path) {
      const identifier = identifierOf(part);
      if (identifier === undefined) continue;
      if (!filters.has(identifier)) {
        throw badValue(`No array filter found for identifier '${identifier}' in path '${path.join('.')}'`);
      }
      unused.delete(identifier);
    }
  }
  const [first] = unused;
  if (first !== undefined) {
    throw failedToParse(`The array filter for identifier '${first}' was not used in the update`);
  }
}

function identifierOfFilter(filter: Document): string {
  const names = new Set(topLevelNames(filter));
  const [identifier, other] = names;
  if (identifier === undefined) {
    throw failedToParse('Cannot use an expression without a top-level field name in arrayFilters');
  }
  if (other !== undefined) {
    throw failedToParse(
      `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${identifier}' and '${other}'`,
    );
  }
  if (!/^[a-z][a-zA-Z0-9]*$/.test(identifier)) {
    throw badValue(
      `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${identifier}'`,
    );
  }
  return identifier;
}

function topLevelNames(filter: Document): string[] {
  return Object.entries(filter).flatMap(([name, value]) => {
    if (name === '$expr') {
      throw new CommandError(224, 'QueryFeatureNotAllowed', '$expr is not allowed in this context');
    }
    if (!name.startsWith('$')) return [name.split('.')[0] as string];
    return Array.isArray(value) ? value.flatMap((branch) => topLevelNames(asDocument(branch) ?? {})) : [];
  });
}
