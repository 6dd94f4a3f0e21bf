import { CommandError } from '../query/errors';
import { compileFilter } from '../query/matcher';
import { type Document } from '../query/document';
import { type Collection } from '../storage/catalog';
import { documentArgument, flag, namespaceOf } from './arguments';
import { answer, type Call, type Command } from './command';
import { listing } from './index-commands';

/** https://www.mongodb.com/docs/manual/reference/command/create/ */
export const createCommand: Command = {
  writes: true,
  inTransaction: true,
  fields: {
    capped: 'refused',
    timeseries: 'refused',
    expireAfterSeconds: 'refused',
    clusteredIndex: 'refused',
    changeStreamPreAndPostImages: 'refused',
    autoIndexId: 'ignored',
    size: 'refused',
    max: 'refused',
    storageEngine: 'refused',
    validator: 'refused',
    validationLevel: 'refused',
    validationAction: 'refused',
    indexOptionDefaults: 'refused',
    viewOn: 'refused',
    pipeline: 'refused',
    collation: 'refused',
    encryptedFields: 'refused',
  },
  async run(call) {
    const namespace = namespaceOf(call.request);
    await call.attempt(() => call.engine.collections.create(call.view, namespace));
    return answer();
  },
};

/** https://www.mongodb.com/docs/manual/reference/command/drop/ */
export const dropCommand: Command = {
  writes: true,
  fields: {},
  async run(call) {
    const namespace = namespaceOf(call.request);
    return call.attempt(() => {
      const collection = call.engine.catalog.find(call.view, namespace);
      // Since MongoDB 7.0 what is not there is dropped with success.
      if (!collection) return answer();
      drop(call, collection);
      return answer({ nIndexesWas: collection.indexes.length, ns: namespace });
    });
  },
};

/** https://www.mongodb.com/docs/manual/reference/command/dropDatabase/ */
export const dropDatabase: Command = {
  writes: true,
  fields: {},
  async run(call) {
    const { database } = call.request;
    return call.attempt(() => {
      const collections = call.engine.catalog.list(call.view, database);
      for (const collection of collections) drop(call, collection);
      return answer(collections.length > 0 ? { dropped: database } : {});
    });
  },
};

function drop(call: Call, collection: Collection): void {
  call.engine.collections.drop(call.view, collection);
  call.engine.cursors.killIn(collection.namespace);
}

/** https://www.mongodb.com/docs/manual/reference/command/listCollections/ */
export const listCollections: Command = {
  fields: { filter: 'object', nameOnly: 'boolean', authorizedCollections: 'ignored', cursor: 'object' },
  run(call) {
    const { request, engine, view, now } = call;
    const matches = compileFilter(documentArgument(request.body, 'filter') ?? {}, { now });
    const nameOnly = flag(request.body, 'nameOnly');
    const found = engine.catalog
      .list(view, request.database)
      .map((collection) => describe(collection, request.database))
      .filter(matches)
      .map((full) => (nameOnly ? { name: full['name'], type: full['type'] } : full));
    return listing(call, `${request.database}.$cmd.listCollections`, found);
  },
};

function describe({ namespace, uuid }: Collection, database: string): Document {
  return {
    name: namespace.slice(database.length + 1),
    type: 'collection',
    options: {},
    info: { readOnly: false, uuid },
    idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
  };
}

/** https://www.mongodb.com/docs/manual/reference/command/listDatabases/ */
export const listDatabases: Command = {
  fields: { filter: 'object', nameOnly: 'boolean', authorizedDatabases: 'ignored' },
  run({ engine, view, request, now }) {
    if (request.database !== 'admin') {
      throw new CommandError(13, 'Unauthorized', 'listDatabases may only be run against the admin database.');
    }
    const names = new Set(engine.catalog.list(view).map(({ namespace }) => namespace.split('.', 1)[0] ?? ''));
    const matches = compileFilter(documentArgument(request.body, 'filter') ?? {}, { now });
    const size = engine.store.bytesOnDisk();
    const databases = [...names].map((name) => ({ name, sizeOnDisk: size, empty: false })).filter(matches);
    if (flag(request.body, 'nameOnly')) return answer({ databases: databases.map(({ name }) => ({ name })) });
    // All databases share one file.
    return answer({ databases, totalSize: size, totalSizeMb: Math.floor(size / 1048576) });
  },
};
