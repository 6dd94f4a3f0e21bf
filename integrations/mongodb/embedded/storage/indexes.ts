import { CommandError } from '../query/errors';
import { equalValues } from '../query/compare';
import { decode } from '../document';
import {
  asIndex,
  type Catalog,
  type Collection,
  definitionsOf,
  type Index,
  type IndexDefinition,
} from './catalog';
import { addEntry } from './documents';
import { duplicateKey } from './duplicate-key';
import { entriesIn, type IndexEntry } from './index-entries';
import { catalogKey, documentPrefix, garbageKey, recordIdOf } from './keys';
import { prefixRange, textOf } from './overlay';
import { type View, type WriteView } from './view';

export type NewIndex = Omit<IndexDefinition, 'id'>;

export interface Indexes {
  /** Builds those that are not there yet, all or none, from the documents that are there. */
  create(view: WriteView, collection: Collection, wanted: readonly NewIndex[]): Collection;
  drop(view: WriteView, collection: Collection, dropped: readonly Index[]): Collection;
}

export function createIndexes(catalog: Catalog): Indexes {
  return {
    create(view, collection, wanted) {
      const missing = wanted.filter((index) => !isThere(collection, index));
      if (missing.length === 0) return collection;
      view.claim({ exclusive: [catalogKey(collection.namespace)] });
      const definition = definitionsOf(collection);
      const lastId = definition.lastIndexId;
      const added = missing.map((index, i) => asIndex(collection.id, { ...index, id: lastId + 1 + i }));
      // All entries first: an index that cannot be built must leave nothing behind.
      const entries = added.map((index) => entriesFor(view, collection, index));
      for (const entry of entries.flat()) addEntry(view, collection, entry);
      return catalog.write(view, collection.namespace, {
        ...definition,
        lastIndexId: lastId + added.length,
        indexes: [...definition.indexes, ...missing.map((index, i) => ({ ...index, id: lastId + 1 + i }))],
      });
    },
    drop(view, collection, dropped) {
      view.claim({ exclusive: [catalogKey(collection.namespace)] });
      for (const { prefix } of dropped) view.put(garbageKey(prefix), Buffer.from([1]));
      const definition = definitionsOf(collection);
      const gone = new Set(dropped.map(({ id }) => id));
      return catalog.write(view, collection.namespace, {
        ...definition,
        indexes: definition.indexes.filter(({ id }) => !gone.has(id)),
      });
    },
  };
}

/**
 * Two indexes are the same by their key, filter, uniqueness and sparseness; the expiry is an option of it
 * (https://www.mongodb.com/docs/manual/reference/command/createIndexes/#considerations).
 */
function isThere(collection: Collection, wanted: NewIndex): boolean {
  for (const index of collection.indexes) {
    const same = isSame(index, wanted);
    if (same && index.name === '_id_') return true;
    if (!same && index.name === wanted.name) throw nameTaken(index.name);
    if (!same) continue;
    if (index.name !== wanted.name)
      throw optionsConflict(`Index already exists with a different name: ${index.name}`);
    if (index.expireAfterSeconds === wanted.expireAfterSeconds) return true;
    throw optionsConflict(
      `An equivalent index already exists with the same name but different options: ${index.name}`,
    );
  }
  return false;
}

function isSame(index: Index, wanted: NewIndex): boolean {
  const filters = [index.partialFilterExpression ?? null, wanted.partialFilterExpression ?? null];
  return (
    equalValues(Object.entries(index.key).flat(), Object.entries(wanted.key).flat()) &&
    equalValues(filters[0], filters[1]) &&
    (index.name === '_id_' || (index.unique === wanted.unique && index.sparse === wanted.sparse))
  );
}

const optionsConflict = (message: string): CommandError =>
  new CommandError(85, 'IndexOptionsConflict', message);

const nameTaken = (name: string): CommandError =>
  new CommandError(
    86,
    'IndexKeySpecsConflict',
    `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Existing index: ${name}`,
  );

function entriesFor(view: View, collection: Collection, index: Index): IndexEntry[] {
  const entries: IndexEntry[] = [];
  const taken = new Set<string>();
  for (const { key, value } of view.scan(prefixRange(documentPrefix(collection.id)))) {
    for (const entry of entriesIn(index, recordIdOf(key), decode(value))) {
      if (index.unique) {
        const text = textOf(entry.key);
        if (taken.has(text)) throw duplicateKey(collection, index, entry.row);
        taken.add(text);
      }
      entries.push(entry);
    }
  }
  return entries;
}
