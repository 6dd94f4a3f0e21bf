import { CommandError } from '../query/errors';
import { asDocument, type Document } from '../query/document';
import { encode } from '../document';
import { sameKey } from '../plan/choose';
import { type Collection, type Index, namespaceNotFound } from '../storage/catalog';
import { arrayArgument, count, documentArgument, namespaceOf } from './arguments';
import { answer, type Call, type Command } from './command';
import { ownerOf, track } from './cursor-owner';
import { parseIndex } from './index-spec';

/** https://www.mongodb.com/docs/manual/reference/command/createIndexes/ */
export const createIndexesCommand: Command = {
  writes: true,
  inTransaction: true,
  fields: { indexes: 'array', commitQuorum: 'ignored', ignoreUnknownIndexOptions: 'refused' },
  async run(call) {
    const namespace = namespaceOf(call.request);
    const wanted = arrayArgument(call.request.body, 'indexes').map(parseIndex);
    if (wanted.length === 0)
      throw new CommandError(2, 'BadValue', 'Must specify at least one index to create');
    const { catalog, collections, indexes } = call.engine;
    return call.attempt(() => {
      const known = catalog.find(call.view, namespace);
      const before = known ?? collections.ensure(call.view, namespace);
      const after = indexes.create(call.view, before, wanted);
      return answer({
        numIndexesBefore: before.indexes.length,
        numIndexesAfter: after.indexes.length,
        createdCollectionAutomatically: known === undefined,
        ...(after === before ? { note: 'all indexes already exist' } : {}),
      });
    });
  },
};

/** https://www.mongodb.com/docs/manual/reference/command/dropIndexes/ */
export const dropIndexesCommand: Command = {
  writes: true,
  fields: { index: 'any' },
  async run(call) {
    const namespace = namespaceOf(call.request);
    return call.attempt(() => {
      const collection = call.engine.catalog.find(call.view, namespace);
      if (!collection) throw namespaceNotFound(namespace);
      const dropped = indexesMeant(collection, call.request.body['index']);
      call.engine.indexes.drop(call.view, collection, dropped);
      call.engine.cursors.killIn(namespace);
      return answer({ nIndexesWas: collection.indexes.length });
    });
  },
};

function indexesMeant(collection: Collection, meant: unknown): Index[] {
  if (meant === '*') return collection.indexes.filter(({ name }) => name !== '_id_');
  if (Array.isArray(meant)) return meant.flatMap((name: unknown) => indexesMeant(collection, name));
  const key = asDocument(meant);
  const found = collection.indexes.filter(
    (index) => index.name === meant || (key && sameKey(key, index.key)),
  );
  if (found.length === 0) {
    const what = typeof meant === 'string' ? `with name [${meant}]` : `with key`;
    throw new CommandError(27, 'IndexNotFound', `index not found ${what}`);
  }
  if (found.some(({ name }) => name === '_id_'))
    throw new CommandError(72, 'InvalidOptions', 'cannot drop _id index');
  return found;
}

/** https://www.mongodb.com/docs/manual/reference/command/listIndexes/ */
export const listIndexes: Command = {
  fields: { cursor: 'object', includeBuildUUIDs: 'ignored', includeIndexBuildInfo: 'refused' },
  run(call) {
    const namespace = namespaceOf(call.request);
    const collection = call.engine.catalog.find(call.view, namespace);
    if (!collection) throw namespaceNotFound(namespace);
    return listing(call, namespace, collection.indexes.map(describe));
  },
};

export function listing(call: Call, namespace: string, documents: Document[]): ReturnType<typeof track> {
  const batchSize = count(documentArgument(call.request.body, 'cursor') ?? {}, 'batchSize');
  return track(
    call,
    call.engine.cursors.open({
      namespace,
      documents: documents.map(encode),
      batchSize,
      owner: ownerOf(call),
    }),
  );
}

function describe(index: Index): Document {
  const { key, name, unique, sparse, partialFilterExpression, expireAfterSeconds } = index;
  return {
    v: 2,
    key,
    name,
    ...(unique && name !== '_id_' ? { unique } : {}),
    ...(sparse ? { sparse } : {}),
    ...(partialFilterExpression ? { partialFilterExpression } : {}),
    ...(expireAfterSeconds === undefined ? {} : { expireAfterSeconds }),
  };
}
