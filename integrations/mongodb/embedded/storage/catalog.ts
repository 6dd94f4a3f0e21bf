import { type UUID } from 'bson';
import { decode, encode, type Document } from '../document';
import { compileFilter, type Matcher } from '../query/matcher';
import { CommandError } from '../query/errors';
import { catalogKey, catalogNamespace, indexPrefix, KINDS, multikeyFlag } from './keys';
import { prefixRange } from './overlay';
import { type View, type WriteView } from './view';

export interface IndexDefinition {
  readonly id: number;
  readonly name: string;
  readonly key: Record<string, 1 | -1>;
  readonly unique?: boolean;
  readonly sparse?: boolean;
  readonly partialFilterExpression?: Document;
  readonly expireAfterSeconds?: number;
}

/** An index with what is worth working out once. */
export interface Index extends IndexDefinition {
  readonly paths: readonly string[];
  readonly directions: readonly (1 | -1)[];
  /** The top-level fields that the paths begin with. */
  readonly roots: readonly string[];
  readonly prefix: Buffer;
  /** Decides whether the partial index holds a document. */
  readonly covers: Matcher | undefined;
}

export interface Collection {
  readonly namespace: string;
  readonly id: number;
  readonly uuid: UUID;
  /** Numbers of dropped indexes are not used again. */
  readonly lastIndexId: number;
  readonly indexes: readonly Index[];
}

export interface CollectionDefinition {
  id: number;
  uuid: UUID;
  lastIndexId: number;
  indexes: IndexDefinition[];
}

export interface Catalog {
  find(view: View, namespace: string): Collection | undefined;
  /** Of one database, or all; in the order of their names. */
  list(view: View, database?: string): Collection[];
  write(view: WriteView, namespace: string, definition: CollectionDefinition): Collection;
  remove(view: WriteView, namespace: string): void;
}

/** Definitions live under keys of their own, so that a transaction creates a collection like any other change. */
export function createCatalog(): Catalog {
  const parsed = new Map<string, { bytes: Buffer; collection: Collection }>();

  // What is committed is asked for again and again.
  const found = new Map<string, Collection>();
  let foundAt = -1;

  const read = (namespace: string, bytes: Buffer): Collection => {
    const known = parsed.get(namespace);
    if (known?.bytes.equals(bytes)) return known.collection;
    const collection = parse(namespace, bytes);
    parsed.set(namespace, { bytes, collection });
    return collection;
  };

  return {
    find(view, namespace) {
      const version = view.definitionsVersion?.();
      if (version !== undefined && version !== foundAt) {
        found.clear();
        foundAt = version;
      }
      const known = version === undefined ? undefined : found.get(namespace);
      if (known) return known;
      const bytes = view.get(catalogKey(namespace));
      const collection = bytes && read(namespace, bytes);
      if (collection && version !== undefined) found.set(namespace, collection);
      return collection;
    },
    list(view, database) {
      const prefix = database === undefined ? KINDS.catalog : catalogKey(`${database}.`);
      return [...view.scan(prefixRange(prefix))].map(({ key, value }) => read(catalogNamespace(key), value));
    },
    write(view, namespace, definition) {
      const bytes = encode({ ...definition });
      view.put(catalogKey(namespace), bytes);
      return read(namespace, bytes);
    },
    remove: (view, namespace) => view.remove(catalogKey(namespace)),
  };
}

function parse(namespace: string, bytes: Buffer): Collection {
  const stored = decode(bytes);
  const id = Number(stored['id']);
  const indexes = (stored['indexes'] as Document[]).map((fields) => asIndex(id, definitionOf(fields)));
  return { namespace, id, uuid: stored['uuid'] as UUID, lastIndexId: Number(stored['lastIndexId']), indexes };
}

function definitionOf(fields: Document): IndexDefinition {
  const key: Record<string, 1 | -1> = {};
  for (const [path, direction] of Object.entries(fields['key'] as Document)) {
    key[path] = Number(direction) < 0 ? -1 : 1;
  }
  return {
    id: Number(fields['id']),
    name: String(fields['name']),
    key,
    ...(fields['unique'] === true ? { unique: true } : {}),
    ...(fields['sparse'] === true ? { sparse: true } : {}),
    ...(fields['partialFilterExpression']
      ? { partialFilterExpression: fields['partialFilterExpression'] as Document }
      : {}),
    ...(fields['expireAfterSeconds'] === undefined
      ? {}
      : { expireAfterSeconds: Number(fields['expireAfterSeconds']) }),
  };
}

export function asIndex(collection: number, definition: IndexDefinition): Index {
  const { partialFilterExpression } = definition;
  return {
    ...definition,
    paths: Object.keys(definition.key),
    directions: Object.values(definition.key),
    roots: [...new Set(Object.keys(definition.key).map((path) => path.split('.', 1)[0] ?? path))],
    prefix: indexPrefix(collection, definition.id),
    covers: partialFilterExpression && compileFilter(partialFilterExpression, { now: new Date() }),
  };
}

export const definitionsOf = (collection: Collection): CollectionDefinition => ({
  id: collection.id,
  uuid: collection.uuid,
  lastIndexId: collection.lastIndexId,
  indexes: collection.indexes.map(
    ({ paths: _p, directions: _d, roots: _r, prefix: _x, covers: _c, ...definition }) => definition,
  ),
});

export const idIndexDefinition = (): IndexDefinition => ({
  id: 1,
  name: '_id_',
  key: { _id: 1 },
  unique: true,
});

const LONG_VALUES = 0xff;

/** Whether some document has, or had, an array on the way of this field of the index. */
export function isMultikey(view: View, collection: Collection, index: Index, field: number): boolean {
  return view.get(multikeyFlag(collection.id, index.id, field)) !== undefined;
}

/** Whether some entry was too long to be kept whole; its order among its neighbours is then unknown. */
export function hasLongValues(view: View, collection: Collection, index: Index): boolean {
  return view.get(multikeyFlag(collection.id, index.id, LONG_VALUES)) !== undefined;
}

export function raiseFlag(
  view: WriteView,
  collection: Collection,
  index: Index,
  field: number | 'long',
): void {
  const key = multikeyFlag(collection.id, index.id, field === 'long' ? LONG_VALUES : field);
  if (!view.get(key)) view.put(key, Buffer.from([1]));
}

export const namespaceNotFound = (namespace: string): CommandError =>
  new CommandError(26, 'NamespaceNotFound', `ns does not exist: ${namespace}`);
