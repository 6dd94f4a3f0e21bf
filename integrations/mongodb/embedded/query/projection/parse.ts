import { BSON, isNumeric, typeOf } from '../bson-types';
import { asDocument, type Document } from '../document';
import { location } from '../errors';
import { fieldPath } from '../expression/field-path';
import { isTrue } from '../expression/truth';
import { type Compute, type Transform } from './apply';
import { plant, type Tree } from './tree';

/** A projection that has been read, before it is known what its computed fields do. */
export interface Parsed {
  readonly kind: 'inclusion' | 'exclusion';
  readonly keep: Tree<'keep'>;
  readonly drop: Tree<'drop'>;
  readonly computed: Tree<Compute>;
  /** Changes to what is there, such as `$slice`: they say nothing about which fields stay, except for their own. */
  readonly transformed: Tree<Transform>;
  /** `_id` is kept unless it says otherwise. */
  readonly dropId: boolean;
}

/** Reads what is neither a flag nor a nested projection. */
export type ReadComputed = (
  path: readonly string[],
  value: unknown,
) => { readonly compute: Compute } | { readonly transform: Transform };

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
  const entries = Object.entries(spec).flatMap(([name, value]) => flatten(fieldPath(name), value));
  const flags = entries.filter(({ value }) => isFlag(value));
  const others = entries.filter(({ value }) => !isFlag(value));
  const ids = flags.filter(isId);
  const named = flags.filter((entry) => !isId(entry));
  const read = others.map(({ path, value }) => ({ path, field: readComputed(path, value) }));
  const computes = read.some(({ field }) => 'compute' in field);
  const kind = kindOf(named, computes, ids);
  const parsed: Parsed = {
    kind,
    keep: new Map(),
    drop: new Map(),
    computed: new Map(),
    transformed: new Map(),
    dropId: ids.some((id) => !isTrue(id.value)),
  };
  for (const { path, value } of named) checkFlag(path, isTrue(value), kind);
  const all: Tree<true> = new Map();
  for (const { path } of entries) plant(all, path, true);
  for (const { path } of named) {
    if (kind === 'inclusion') plant(parsed.keep, path, 'keep');
    else plant(parsed.drop, path, 'drop');
  }
  for (const { path, field } of read) {
    if ('compute' in field) plant(parsed.computed, path, field.compute);
    else plant(parsed.transformed, path, field.transform);
    if ('transform' in field && kind === 'inclusion') plant(parsed.keep, path, 'keep');
  }
  if (kind === 'inclusion') {
    if (!parsed.dropId && !parsed.keep.has('_id') && !parsed.computed.has('_id'))
      parsed.keep.set('_id', { leaf: 'keep' });
  } else if (parsed.dropId) {
    parsed.drop.set('_id', { leaf: 'drop' });
  }
  return parsed;
}

function kindOf(named: readonly Entry[], computes: boolean, ids: readonly Entry[]): Parsed['kind'] {
  const [first] = named;
  if (first) return isTrue(first.value) ? 'inclusion' : 'exclusion';
  if (computes) return 'inclusion';
  const [id] = ids;
  return id && isTrue(id.value) ? 'inclusion' : 'exclusion';
}

function checkFlag(path: readonly string[], keeps: boolean, kind: Parsed['kind']): void {
  const name = path.join('.');
  if (keeps && kind === 'exclusion')
    throw location(31253, `Cannot do inclusion on field ${name} in exclusion projection`);
  if (!keeps && kind === 'inclusion')
    throw location(31254, `Cannot do exclusion on field ${name} in inclusion projection`);
}

function isId({ path }: Entry): boolean {
  return path.length === 1 && path[0] === '_id';
}

export function isFlag(value: unknown): boolean {
  return isNumeric(value) || typeOf(value) === BSON.bool;
}

/** `{a: {b: 1}}` is `{'a.b': 1}`; a document with an operator is a computed field. */
function flatten(path: readonly string[], value: unknown): Entry[] {
  const nested = asDocument(value);
  if (!nested) return [{ path, value }];
  const names = Object.keys(nested);
  if (names.length === 0)
    throw location(
      51270,
      `An empty sub-projection is not a valid value. Found empty object at path ${path.join('.')}`,
    );
  if (names[0]?.startsWith('$')) return [{ path, value }];
  return names.flatMap((name) => flatten([...path, ...fieldPath(name)], nested[name]));
}
