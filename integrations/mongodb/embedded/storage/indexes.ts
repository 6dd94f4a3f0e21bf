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
import { entriesIn } from './index-entries';
import { catalogKey, documentPrefix, garbageKey, recordIdOf } from './keys';
import { prefixRange, textOf } from './overlay';
import { type WriteView } from './view';

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
      for (const index of added) build(view, collection, index);
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

/** https://www.mongodb.com/docs/manual/reference/command/createIndexes/#considerations */
function isThere(collection: Collection, wanted: NewIndex): boolean {
  for (const index of collection.indexes) {
    const sameKey = equalValues(Object.entries(index.key).flat(), Object.entries(wanted.key).flat());
    const sameFilter = equalValues(
      index.partialFilterExpression ?? null,
      wanted.partialFilterExpression ?? null,
    );
    const sameOptions =
      (index.unique ?? false) === (wanted.unique ?? index.name === '_id_') &&
      (index.sparse ?? false) === (wanted.sparse ?? false) &&
      index.expireAfterSeconds === wanted.expireAfterSeconds &&
      sameFilter;
    if (index.name === wanted.name) {
      if (!sameKey) throw conflict(86, 'IndexKeySpecsConflict', index.name);
      if (!sameOptions) throw conflict(85, 'IndexOptionsConflict', index.name);
      return true;
    }
    // Two indexes on one key may differ in their filters only.
    if (sameKey && sameFilter) {
      if (index.name === '_id_') return true;
      throw conflict(85, 'IndexOptionsConflict', index.name);
    }
  }
  return false;
}

function conflict(code: number, codeName: string, name: string): CommandError {
  const reason =
    code === 86
      ? `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts: ${name}`
      : `Index already exists with a different name or different options: ${name}`;
  return new CommandError(code, codeName, reason);
}

function build(view: WriteView, collection: Collection, index: Index): void {
  const taken = new Set<string>();
  for (const { key, value } of view.scan(prefixRange(documentPrefix(collection.id)))) {
    for (const entry of entriesIn(index, recordIdOf(key), decode(value))) {
      if (index.unique) {
        const text = textOf(entry.key);
        if (taken.has(text)) throw duplicateKey(collection, index, entry.row);
        taken.add(text);
      }
      addEntry(view, collection, entry);
    }
  }
}
