import { BSON, isNumeric, typeOf } from '../bson-types';
import { asDocument, type Document } from '../document';
import { location } from '../errors';
import { fieldPath } from '../expression/field-path';
import { isTrue } from '../expression/truth';
import { type Compute, type Transform } from './apply';
import { type Computed, type Field, type Kind, kindOf } from './kind';
import { plant, type Tree } from './tree';

/** A projection that has been read, before it is known what its computed fields do. */
export interface Parsed {
  readonly kind: Kind;
  readonly keep: Tree<'keep'>;
  readonly drop: Tree<'drop'>;
  readonly computed: Tree<Compute>;
  /** Changes to what is there, such as `$slice`: they say nothing about which fields stay, except for their own. */
  readonly transformed: Tree<Transform>;
}

/** Reads what is neither a flag nor a nested projection. */
export type ReadComputed = (path: readonly string[], value: unknown) => Computed;

interface Entry {
  readonly path: readonly string[];
  readonly value: unknown;
}

/**
 * The rules that `$project` and find's projection share
 * (https://www.mongodb.com/docs/manual/reference/operator/aggregation/project/): flags all say keep or all say drop,
 * except for `_id`; a computed field means that only what is named stays.
 */
export function parseProjection(spec: Document, readComputed: ReadComputed): Parsed {
  const fields = Object.entries(spec)
    .flatMap(([name, value]) => flatten(fieldPath(name), value))
    .map((entry) => read(entry, readComputed));
  const kind = kindOf(fields);
  const parsed: Parsed = {
    kind,
    keep: new Map(),
    drop: new Map(),
    computed: new Map(),
    transformed: new Map(),
  };
  checkCollisions(fields);
  for (const { path, content } of fields) {
    if (typeof content === 'boolean') plantFlag(parsed, path, content);
    else if ('compute' in content) plant(parsed.computed, path, content.compute);
    else {
      plant(parsed.transformed, path, content.transform);
      if (kind === 'inclusion') plant(parsed.keep, path, 'keep');
    }
  }
  const namesId = fields.some(({ path }) => path[0] === '_id');
  if (kind === 'inclusion' && !namesId) plant(parsed.keep, ['_id'], 'keep');
  return parsed;
}

function read({ path, value }: Entry, readComputed: ReadComputed): Field {
  return { path, content: isFlag(value) ? isTrue(value) : readComputed(path, value) };
}

/** A flag that says what the whole projection does anyway needs no entry: only `_id` may differ from it. */
function plantFlag(parsed: Parsed, path: readonly string[], keeps: boolean): void {
  if (parsed.kind === 'inclusion' && keeps) plant(parsed.keep, path, 'keep');
  if (parsed.kind === 'exclusion' && !keeps) plant(parsed.drop, path, 'drop');
}

function checkCollisions(fields: readonly Field[]): void {
  const all: Tree<true> = new Map();
  for (const { path } of fields) plant(all, path, true);
}

export function isFlag(value: unknown): boolean {
  return isNumeric(value) || typeOf(value) === BSON.bool;
}

/** `{a: {b: 1}}` is `{'a.b': 1}`; a document with an operator is a computed field. */
function flatten(path: readonly string[], value: unknown): Entry[] {
  const nested = asDocument(value);
  if (!nested) return [{ path, value }];
  const names = Object.keys(nested);
  if (names.length === 0) {
    throw location(
      51270,
      `An empty sub-projection is not a valid value. Found empty object at path ${path.join('.')}`,
    );
  }
  if (names[0]?.startsWith('$')) return [{ path, value }];
  return names.flatMap((name) => flatten([...path, ...fieldPath(name)], nested[name]));
}
