import { Long } from 'bson';
import { isNullish } from '../bson-types';
import { asDocument, type Document, fieldOf, setField } from '../document';
import { location } from '../errors';
import { fieldPath } from '../expression/field-path';
import { type Stage, type StageTable } from './stage';

interface Unwind {
  readonly path: readonly string[];
  readonly index: string | undefined;
  readonly keepEmpty: boolean;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/unwind/ */
function unwind(argument: unknown): Stage {
  const spec = parseUnwind(argument);
  return function* (input) {
    for (const doc of input) yield* unwindOne(doc, spec);
  };
}

function parseUnwind(argument: unknown): Unwind {
  if (typeof argument === 'string') return { path: pathOf(argument), index: undefined, keepEmpty: false };
  const spec = asDocument(argument);
  if (!spec) {
    throw location(15981, 'expected either a string or an object as specification for $unwind stage');
  }
  for (const name of Object.keys(spec)) {
    if (!['path', 'preserveNullAndEmptyArrays', 'includeArrayIndex'].includes(name)) {
      throw location(28811, `unrecognized option to $unwind stage: ${name}`);
    }
  }
  const { path, preserveNullAndEmptyArrays: keepEmpty = false, includeArrayIndex: index } = spec;
  if (path === undefined) throw location(28812, 'no path specified to $unwind stage');
  if (typeof path !== 'string') throw location(28808, 'expected a string as the path for $unwind stage');
  if (typeof keepEmpty !== 'boolean') {
    throw location(28809, 'expected a boolean for the preserveNullAndEmptyArrays option');
  }
  if (index !== undefined && (typeof index !== 'string' || index === '')) {
    throw location(28810, 'expected a non-empty string for the includeArrayIndex option');
  }
  if (index?.startsWith('$')) {
    throw location(28822, "includeArrayIndex option to $unwind stage should not be prefixed with a '$'");
  }
  return { path: pathOf(path), index, keepEmpty };
}

function pathOf(path: string): string[] {
  if (!path.startsWith('$')) {
    throw location(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  }
  return fieldPath(path.slice(1));
}

function* unwindOne(doc: Document, { path, index, keepEmpty }: Unwind): Iterable<Document> {
  const value = valueAt(doc, path);
  if (Array.isArray(value) && value.length > 0) {
    for (const [i, element] of value.entries()) {
      yield withIndex(withValue(doc, path, element), index, Long.fromNumber(i));
    }
    return;
  }
  if (Array.isArray(value)) {
    if (keepEmpty) yield withIndex(withValue(doc, path, undefined), index, null);
  } else if (!isNullish(value) || keepEmpty) {
    // A value that is no array counts as one of a single element, whose index is null.
    yield withIndex(doc, index, null);
  }
}

/** Only through documents: an array on the way is not looked into. */
function valueAt(doc: Document, path: readonly string[]): unknown {
  let value: unknown = doc;
  for (const part of path) value = fieldOf(asDocument(value) ?? {}, part);
  return value;
}

function withValue(doc: Document, path: readonly string[], value: unknown): Document {
  const [name = '', ...rest] = path;
  const copy = { ...doc };
  const inner = rest.length === 0 ? value : withValue(asDocument(fieldOf(doc, name)) ?? {}, rest, value);
  if (inner === undefined) delete copy[name];
  else setField(copy, name, inner);
  return copy;
}

function withIndex(doc: Document, name: string | undefined, value: Long | null): Document {
  return name === undefined ? doc : withValue(doc, fieldPath(name), value);
}

export const unwindStages: StageTable = { $unwind: unwind };
