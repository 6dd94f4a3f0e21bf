import mongoose from 'mongoose';
import { difference, isRecord } from './matches';
import { runOnClient, runOnCollection, runOnDatabase } from './operations';
import {
  type CollectionData,
  type ExpectedError,
  type Operation,
  type TestCase,
  type TestFile,
} from './unified-format';

type Client = mongoose.mongo.MongoClient;
type Started = mongoose.mongo.CommandStartedEvent;

interface Entities {
  clients: Map<string, { client: Client; events: Started[] }>;
  databases: Map<string, mongoose.mongo.Db>;
  collections: Map<string, mongoose.mongo.Collection>;
}

const SERVER_ERRORS = new Set([
  'MongoServerError',
  'MongoBulkWriteError',
  'MongoClientBulkWriteError',
  'MongoWriteConcernError',
]);
const IGNORED_EVENTS = new Set(['configureFailPoint', 'hello', 'ismaster', 'endSessions']);

/** What the tests of one file work with; made once for all of them. */
export interface Session {
  run(test: TestCase): Promise<string | undefined>;
  close(): Promise<void>;
}

export async function openSession(uri: string, admin: Client, file: TestFile): Promise<Session> {
  const entities = await createEntities(uri, file);
  return {
    run: (test) => runCase(entities, admin, file, test),
    close: async () => {
      for (const { client } of entities.clients.values()) await client.close();
    },
  };
}

/** Runs one test case; says what is wrong, or nothing. */
async function runCase(
  entities: Entities,
  admin: Client,
  file: TestFile,
  test: TestCase,
): Promise<string | undefined> {
  for (const data of file.initialData ?? []) await fill(admin, data);
  for (const { events } of entities.clients.values()) events.length = 0;
  for (const operation of test.operations) {
    const wrong = await runOperation(entities, operation);
    if (wrong) return `${operation.name}${wrong}`;
  }
  return wrongEvents(entities, test) ?? (await wrongOutcome(admin, test.outcome ?? []));
}

async function fill(
  admin: Client,
  { databaseName, collectionName, documents }: CollectionData,
): Promise<void> {
  const collection = admin.db(databaseName).collection(collectionName);
  await collection.drop();
  await admin.db(databaseName).createCollection(collectionName);
  if (documents.length > 0) await collection.insertMany(documents);
}

async function createEntities(uri: string, file: TestFile): Promise<Entities> {
  const entities: Entities = { clients: new Map(), databases: new Map(), collections: new Map() };
  for (const [kind, entity] of (file.createEntities ?? []).flatMap((each) => Object.entries(each))) {
    if (kind === 'client') {
      const client = new mongoose.mongo.MongoClient(uri, { monitorCommands: true, ...entity.uriOptions });
      const events: Started[] = [];
      client.on('commandStarted', (event) => {
        if (!IGNORED_EVENTS.has(event.commandName)) events.push(event);
      });
      entities.clients.set(entity.id, { client: await client.connect(), events });
    } else if (kind === 'database') {
      const owner = entities.clients.get(entity.client ?? '')?.client;
      if (owner) entities.databases.set(entity.id, owner.db(entity.databaseName, entity.databaseOptions));
    } else {
      const database = entities.databases.get(entity.database ?? '');
      if (database) {
        entities.collections.set(
          entity.id,
          database.collection(entity.collectionName ?? '', entity.collectionOptions),
        );
      }
    }
  }
  return entities;
}

async function runOperation(entities: Entities, operation: Operation): Promise<string | undefined> {
  let result: unknown;
  try {
    result = await run(entities, operation);
  } catch (error) {
    if (operation.ignoreResultAndError) return undefined;
    if (!operation.expectError)
      return `: ${error instanceof Error ? `${error.name} ${error.message}` : String(error)}`;
    return wrongError(operation.expectError, error as mongoose.mongo.MongoServerError);
  }
  if (operation.expectError) return ': expected an error, and there was none';
  if (operation.expectResult === undefined || operation.ignoreResultAndError) return undefined;
  return difference(operation.expectResult, plain(result));
}

async function run(entities: Entities, { name, object, arguments: args = {} }: Operation): Promise<unknown> {
  const collection = entities.collections.get(object);
  if (collection) return runOnCollection(collection, name, args);
  const database = entities.databases.get(object);
  if (database) return runOnDatabase(database, name, args);
  const client = entities.clients.get(object)?.client;
  if (client) return runOnClient(client, name, args);
  throw new Error(`the runner does not know ${object}`);
}

/** Results of the driver are objects of classes; the format compares fields. */
function plain(value: unknown): unknown {
  if (value === null) return null;
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, item]) => [String(key), plain(item)]));
  if (Array.isArray(value)) return value.map(plain);
  if (!isRecord(value)) return value;
  // The driver gives an object also for a write that it did not wait for.
  if (value['acknowledged'] === false) return { acknowledged: false };
  if ('result' in value && 'insertedIds' in value && value['isOk'] && !value['ok'])
    return { acknowledged: false };
  // `didUpsert` is the Node driver's own.
  const fields = Object.entries(value).filter(([name, field]) => field !== undefined && name !== 'didUpsert');
  const getters = [
    'insertedCount',
    'matchedCount',
    'modifiedCount',
    'deletedCount',
    'upsertedCount',
    'upsertedIds',
    'insertedIds',
  ];
  const computed = getters.filter((name) => name in value).map((name) => [name, value[name]] as const);
  return Object.fromEntries([...fields, ...computed].map(([key, field]) => [key, plain(field)]));
}

function wrongError(expected: ExpectedError, error: mongoose.mongo.MongoServerError): string | undefined {
  const server = SERVER_ERRORS.has(error.name);
  if (expected.isClientError !== undefined && expected.isClientError === server)
    return `: expected another kind of error than ${error.name}: ${error.message}`;
  if (expected.errorContains && !error.message.toLowerCase().includes(expected.errorContains.toLowerCase())) {
    return `: expected an error with "${expected.errorContains}", got "${error.message}"`;
  }
  if (expected.errorCode !== undefined && error.code !== expected.errorCode)
    return `: expected code ${expected.errorCode}, got ${String(error.code)}`;
  if (expected.errorCodeName && error.codeName !== expected.errorCodeName)
    return `: expected ${expected.errorCodeName}`;
  const partial =
    (error as unknown as Record<string, unknown>)['result'] ??
    (error as unknown as Record<string, unknown>)['partialResult'];
  return expected.expectResult === undefined ? undefined : difference(expected.expectResult, plain(partial));
}

function wrongEvents({ clients }: Entities, test: TestCase): string | undefined {
  for (const { client, events, ignoreExtraEvents } of test.expectEvents ?? []) {
    const expected = events.filter(({ commandStartedEvent }) => commandStartedEvent);
    const seen = clients.get(client)?.events ?? [];
    if (seen.length < expected.length || (!ignoreExtraEvents && seen.length > expected.length)) {
      return `events: expected ${expected.length}, saw ${seen.map((event) => event.commandName).join(', ')}`;
    }
    for (const [i, { commandStartedEvent }] of expected.entries()) {
      const wrong = difference(commandStartedEvent?.command ?? {}, seen[i]?.command);
      if (wrong) return `event ${i} ${wrong}`;
    }
  }
  return undefined;
}

async function wrongOutcome(admin: Client, outcome: CollectionData[]): Promise<string | undefined> {
  for (const { databaseName, collectionName, documents } of outcome) {
    const found = await admin
      .db(databaseName)
      .collection(collectionName)
      .find({}, { sort: { _id: 1 } })
      .toArray();
    const wrong = difference(documents, found, 'outcome', false);
    if (wrong) return wrong;
  }
  return undefined;
}
