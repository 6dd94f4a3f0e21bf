import mongoose, { type Connection } from 'mongoose';
import { type Transaction } from '../../src/contract/ports';
import { StartError } from '../../src/errors';
import { chooseStore, storeDir, type StoreKind, type StoreSettings } from './choose-store';
import { startEmbedded } from './embedded/start';
import { isMongodAtHand, startMongod } from './mongod';
import { createTransaction } from './transaction';

export interface Store {
  kind: StoreKind;
  /** For the start-up lines; no credentials. */
  description: string;
  uri: string;
  connection: Connection;
  transaction: Transaction;
  /** One round trip; throws when the store cannot be reached. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

// An unknown path in a filter is an error: dropped silently, the filter would match everything.
mongoose.set('strictQuery', 'throw');

/** Starts or finds the store and connects to it. @throws StartError with one line that says what to do */
export async function openStore(settings: StoreSettings): Promise<Store> {
  const kind = await chooseStore(settings, isMongodAtHand);
  const server = await startServer(kind, settings);
  const connection = await connect(server.uri);
  return {
    kind,
    description: server.description,
    uri: server.uri,
    connection,
    transaction: createTransaction(connection),
    ping: async () => {
      await connection.db?.admin().ping();
    },
    close: async () => {
      await connection.close();
      await server.stop();
    },
  };
}

async function startServer(kind: StoreKind, settings: StoreSettings) {
  try {
    switch (kind) {
      case 'mongodb': {
        const uri = settings.mongodbUri ?? '';
        return { uri, description: `MongoDB at ${hostsOf(uri)}`, stop: async () => undefined };
      }
      case 'mongod': {
        const dir = storeDir(settings.dataDir, 'mongod');
        return { ...(await startMongod(dir)), description: `mongod, its files in ${dir}` };
      }
      case 'embedded': {
        const dir = storeDir(settings.dataDir, 'embedded');
        const server = await startEmbedded({ dataDir: dir });
        const how = server.owned ? 'started' : 'already running';
        return { ...server, description: `embedded store in ${dir} (${how})` };
      }
    }
  } catch (error) {
    throw new StartError([`Store: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

/** Writes are acknowledged when a majority has them on disk: what was answered with success stays. */
async function connect(uri: string): Promise<Connection> {
  const connection = mongoose.createConnection(uri, {
    autoIndex: false,
    autoCreate: false,
    serverSelectionTimeoutMS: 5_000,
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
    maxPoolSize: 20,
  });
  try {
    return await connection.asPromise();
  } catch (error) {
    await connection.destroy();
    throw new StartError([
      `MONGODB_URI: cannot connect to ${hostsOf(uri)}: ${error instanceof Error ? error.message : String(error)}`,
    ]);
  }
}

/** The hosts of a connection string, without user and password. */
function hostsOf(uri: string): string {
  return uri.replace(/^mongodb(\+srv)?:\/\/(?:[^@/]*@)?([^/?]+).*$/, '$2');
}
