import type mongoose from 'mongoose';

type Arguments = Record<string, unknown>;
type Collection = mongoose.mongo.Collection;
type Database = mongoose.mongo.Db;
type Client = mongoose.mongo.MongoClient;
type AnyDocument = mongoose.mongo.Document;

/** What the driver's methods are called in the unified test format. */
export async function runOnCollection(
  collection: Collection,
  name: string,
  args: Arguments,
): Promise<unknown> {
  const { filter = {}, ...rest } = args as { filter?: AnyDocument } & Arguments;
  const options = optionsOf(rest);
  switch (name) {
    case 'find':
      return collection.find(filter, options).toArray();
    case 'findOne':
      return collection.findOne(filter, options);
    case 'aggregate':
      return collection.aggregate(args['pipeline'] as AnyDocument[], optionsOf(args, 'pipeline')).toArray();
    case 'countDocuments':
      return collection.countDocuments(filter, options);
    case 'count':
      return collection.count(filter, options);
    case 'estimatedDocumentCount':
      return collection.estimatedDocumentCount(options);
    case 'distinct':
      return collection.distinct(args['fieldName'] as string, filter, optionsOf(rest, 'fieldName'));
    case 'insertOne':
      return collection.insertOne(args['document'] as AnyDocument, optionsOf(args, 'document'));
    case 'insertMany':
      return collection.insertMany(args['documents'] as AnyDocument[], optionsOf(args, 'documents'));
    case 'updateOne':
      return collection.updateOne(filter, args['update'] as AnyDocument, optionsOf(rest, 'update'));
    case 'updateMany':
      return collection.updateMany(filter, args['update'] as AnyDocument, optionsOf(rest, 'update'));
    case 'replaceOne':
      return collection.replaceOne(
        filter,
        args['replacement'] as AnyDocument,
        optionsOf(rest, 'replacement'),
      );
    case 'deleteOne':
      return collection.deleteOne(filter, options);
    case 'deleteMany':
      return collection.deleteMany(filter, options);
    case 'findOneAndUpdate':
      return collection.findOneAndUpdate(filter, args['update'] as AnyDocument, optionsOf(rest, 'update'));
    case 'findOneAndReplace':
      return collection.findOneAndReplace(
        filter,
        args['replacement'] as AnyDocument,
        optionsOf(rest, 'replacement'),
      );
    case 'findOneAndDelete':
      return collection.findOneAndDelete(filter, options);
    case 'bulkWrite':
      return collection.bulkWrite(requestsOf(args['requests']), optionsOf(args, 'requests'));
    case 'createIndex':
      return collection.createIndex(
        args['keys'] as mongoose.mongo.IndexSpecification,
        optionsOf(args, 'keys'),
      );
    default:
      throw new Error(`the runner does not know ${name}`);
  }
}

export async function runOnDatabase(database: Database, name: string, args: Arguments): Promise<unknown> {
  switch (name) {
    case 'aggregate':
      return database.aggregate(args['pipeline'] as AnyDocument[], optionsOf(args, 'pipeline')).toArray();
    case 'dropCollection':
      return database.dropCollection(args['collection'] as string);
    case 'createCollection':
      return database.createCollection(args['collection'] as string, optionsOf(args, 'collection'));
    default:
      return database.command({ collMod: args['collection'], ...optionsOf(args, 'collection') });
  }
}

export async function runOnClient(client: Client, name: string, args: Arguments): Promise<unknown> {
  if (name !== 'clientBulkWrite') throw new Error(`the runner does not know ${name}`);
  const models = (args['models'] as Record<string, AnyDocument>[]).map((model) => {
    const [[operation, fields] = ['', {}]] = Object.entries(model);
    return { name: operation, ...fields } as unknown as mongoose.mongo.AnyClientBulkWriteModel<AnyDocument>;
  });
  return client.bulkWrite(models, optionsOf(args, 'models'));
}

function optionsOf(args: Arguments, ...taken: string[]): Arguments {
  const options = Object.fromEntries(Object.entries(args).filter(([key]) => !taken.includes(key)));
  if ('returnDocument' in options)
    options['returnDocument'] = String(options['returnDocument']).toLowerCase();
  return options;
}

function requestsOf(value: unknown): mongoose.mongo.AnyBulkWriteOperation[] {
  return value as mongoose.mongo.AnyBulkWriteOperation[];
}
