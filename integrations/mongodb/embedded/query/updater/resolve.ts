import { asDocument, type Document, fieldOf } from '../document';
import { badValue } from '../errors';
import { isIndex } from '../path';
import { textOf } from './modifier';
import { identifierOf, isDynamic } from './parse-path';

interface Resolution {
  /** The element that the command's filter matched, for `$`. */
  matched(): number | undefined;
  /** The array filters by identifier. */
  readonly filters: ReadonlyMap<string, (element: unknown) => boolean>;
}

/** The concrete paths that a path with `$`, `$[]` or `$[identifier]` stands for in this document. */
export function resolvePath(doc: Document, path: readonly string[], resolution: Resolution): string[][] {
  const at = path.findIndex(isDynamic);
  if (at === -1) return [[...path]];
  const head = path.slice(0, at);
  return indexesAt(doc, path, at, resolution).flatMap((index) =>
    resolvePath(doc, [...head, String(index), ...path.slice(at + 1)], resolution),
  );
}

function indexesAt(doc: Document, path: readonly string[], at: number, resolution: Resolution): number[] {
  const part = path[at] as string;
  if (part === '$') {
    const index = resolution.matched();
    if (index === undefined) {
      throw badValue('The positional operator did not find the match needed from the query.');
    }
    return [index];
  }
  const array = arrayAt(doc, path.slice(0, at));
  const identifier = identifierOf(part);
  const accepts = identifier === undefined ? () => true : resolution.filters.get(identifier);
  return [...array.keys()].filter((index) => accepts?.(array[index]));
}

function arrayAt(doc: Document, path: readonly string[]): unknown[] {
  let value: unknown = doc;
  for (const part of path) value = childOf(value, part);
  if (value === undefined) {
    throw badValue(
      `The path '${path.join('.')}' must exist in the document in order to apply array updates.`,
    );
  }
  if (!Array.isArray(value)) {
    throw badValue(`Cannot apply array updates to non-array element ${path.at(-1)}: ${textOf(value)}`);
  }
  return value;
}

function childOf(value: unknown, part: string): unknown {
  if (Array.isArray(value)) return isIndex(part) ? (value as unknown[])[Number(part)] : undefined;
  const doc = asDocument(value);
  return doc && fieldOf(doc, part);
}
