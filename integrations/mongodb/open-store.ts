import mongoose, { type Connection } from 'mongoose';
import { type Transaction } from '../../src/contract/ports';
import { StartError } from '../../src/errors';
import { makeDirectory } from '../../src/make-directory';
import { chooseStore, storeDir, type StoreKind, type StoreSettings } from './choose-store';
import { type EmbeddedStore, startEmbedded } from './embedded/start';
import { keepEmbedded, type KeptStore } from './keep-embedded';
import { endWaitingWrites } from './end-waiting-writes';
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
endWaitingWrites();

/**
 * Starts or finds the store and connects to it.
 * @param tell hears when the embedded store has ended, and when it is back
 * @throws StartError with one line that says what to do
 */
export async function openStore(
  settings: StoreSettings,
  tell: (line: string) => void = () => undefined,
): Promise<Store> {
  const kind = await chooseStore(settings, isMongodAtHand);
  if (kind !== 'mongodb') makeDataDir(settings.dataDir);
  const server = await startServer(kind, settings);
  const connection = await connect(server.uri, kind).catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  const kept = keep(server, tell);
  return {
    kind,
    description: server.description,
    uri: server.uri,
    connection,
    transaction: createTransaction(connection),
    ping: async () => {
      if (!connection.db) throw new Error('the store is not connected');
      await connection.db.admin().ping();
    },
    close: async () => {
      kept.unwatch();
      await connection.close();
      await kept.stop();
    },
  };
}

function keep(server: StoreServer, tell: (line: string) => void): KeptStore {
  if (server.embedded) return keepEmbedded({ ...server.embedded, tell });
  return { unwatch: () => undefined, stop: server.stop };
}

function makeDataDir(dataDir: string): void {
  try {
    makeDirectory(dataDir);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new StartError([
      `DATA_DIR: ${dataDir} cannot be made (${code}); name a directory that can be written`,
    ]);
  }
}

interface StoreServer {
  uri: string;
  description: string;
  stop(): Promise<void>;
  embedded?: { dataDir: string; first: EmbeddedStore };
}

async function startServer(kind: StoreKind, settings: StoreSettings): Promise<StoreServer> {
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
        const dataDir = storeDir(settings.dataDir, 'embedded');
        const first = await startEmbedded({ dataDir });
        const description = `embedded store in ${dataDir} (${first.owned ? 'started' : 'already running'})`;
        return { uri: first.uri, stop: first.stop, description, embedded: { dataDir, first } };
      }
    }
  } catch (error) {
    throw new StartError([`Store: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

/** Writes are acknowledged when a majority has them on disk: what was answered with success stays. */
async function connect(uri: string, kind: StoreKind): Promise<Connection> {
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
    const whose = kind === 'mongodb' ? 'MONGODB_URI' : 'Store';
    const why = error instanceof Error ? error.message : String(error);
    throw new StartError([`${whose}: cannot connect to ${hostsOf(uri)}: ${why}`]);
  }
}

/** The hosts of a connection string, without user and password, even where these hold an `@` or a `/` as it is. */
function hostsOf(uri: string): string {
  return (
    uri
      .replace(/^mongodb(?:\+srv)?:\/\//, '')
      .replace(/^.*@/, '')
      .replace(/[/?].*$/, '') || 'no host'
  );
}
