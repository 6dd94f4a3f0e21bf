import { type Collection, namespaceNotFound } from '../storage/catalog';
import { documentPrefix } from '../storage/keys';
import { prefixRange } from '../storage/overlay';
import { type View } from '../storage/view';
import { namespaceOf } from './arguments';
import { answer, type Command } from './command';
import { checkCollection } from '../storage/check';

interface Size {
  count: number;
  bytes: number;
  entries: Record<string, number>;
}

function measure(view: View, collection: Collection): Size {
  const size: Size = { count: 0, bytes: 0, entries: {} };
  for (const { value } of view.scan(prefixRange(documentPrefix(collection.id)))) {
    size.count++;
    size.bytes += value.length;
  }
  for (const index of collection.indexes) size.entries[index.name] = view.count(prefixRange(index.prefix));
  return size;
}

/** https://www.mongodb.com/docs/manual/reference/command/collStats/ */
export const collStats: Command = {
  fields: { scale: 'refused' },
  run({ engine, view, request }) {
    const namespace = namespaceOf(request);
    const collection = engine.catalog.find(view, namespace);
    const { count, bytes, entries } = collection
      ? measure(view, collection)
      : { count: 0, bytes: 0, entries: {} };
    return answer({
      ns: namespace,
      count,
      size: bytes,
      storageSize: bytes,
      totalIndexSize: 0,
      totalSize: bytes,
      avgObjSize: count > 0 ? Math.floor(bytes / count) : 0,
      nindexes: collection?.indexes.length ?? 0,
      indexEntries: entries,
      capped: false,
      scaleFactor: 1,
    });
  },
};

/** https://www.mongodb.com/docs/manual/reference/command/dbStats/ */
export const dbStats: Command = {
  fields: { scale: 'refused', freeStorage: 'ignored' },
  run({ engine, view, request }) {
    const sizes = engine.catalog.list(view, request.database).map((collection) => measure(view, collection));
    const objects = sizes.reduce((sum, { count }) => sum + count, 0);
    const dataSize = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    return answer({
      db: request.database,
      collections: sizes.length,
      views: 0,
      objects,
      avgObjSize: objects > 0 ? dataSize / objects : 0,
      dataSize,
      storageSize: engine.store.bytesOnDisk(),
      indexes: sizes.reduce((sum, { entries }) => sum + Object.keys(entries).length, 0),
      indexSize: 0,
      totalSize: engine.store.bytesOnDisk(),
      scaleFactor: 1,
      fsUsedSize: 0,
      fsTotalSize: 0,
    });
  },
};

/** https://www.mongodb.com/docs/manual/reference/command/validate/ : every index against every document. */
export const validate: Command = {
  fields: {
    full: 'ignored',
    repair: 'refused',
    metadata: 'refused',
    checkBSONConformance: 'ignored',
    background: 'ignored',
  },
  run({ engine, view, request }) {
    const namespace = namespaceOf(request);
    const collection = engine.catalog.find(view, namespace);
    if (!collection) throw namespaceNotFound(namespace);
    const { records, keysPerIndex, errors } = checkCollection(view, collection);
    return answer({
      ns: namespace,
      nInvalidDocuments: 0,
      nrecords: records,
      nIndexes: collection.indexes.length,
      keysPerIndex,
      valid: errors.length === 0,
      repaired: false,
      warnings: [],
      errors,
    });
  },
};
