import { createServer, type Server, type Socket } from 'node:net';
import { createCatalog } from './storage/catalog';
import { createCollections } from './storage/collections';
import { createIndexes } from './storage/indexes';
import { createRecordIds } from './storage/record-ids';
import { type Store } from './storage/store';
import { createClusterClock } from './sessions/cluster-clock';
import { createCursors } from './sessions/cursors';
import { createSessions } from './sessions/sessions';
import { createTransactions } from './sessions/transactions';
import { type ClientConnection } from './sessions/client-connection';
import { type WaitLimits } from './sessions/wait';
import { dispatch } from './commands/dispatch';
import { errorReply } from './commands/error-reply';
import { type Engine } from './engine';
import { serveConnection } from './wire/connection';

export interface ServerOptions {
  store: Store;
  limits?: Partial<WaitLimits> & { lifetimeMs?: number };
}

/** A transaction waits for another for three seconds, a plain write until after the longest transaction. */
const LIMITS: WaitLimits = { transactionMs: 3_000, writeMs: 70_000 };

export interface StoreServer {
  engine: Engine;
  /** Not listening yet. */
  server: Server;
  close: () => Promise<void>;
}

export function createStoreServer({ store, limits = {} }: ServerOptions): StoreServer {
  const sockets = new Set<Socket>();
  const engine = createEngine(store, { ...LIMITS, ...limits }, limits.lifetimeMs);
  engine.connections = () => sockets.size;
  let lastConnection = 0;

  const server = createServer((socket) => {
    const connection: ClientConnection = {
      number: ++lastConnection,
      authenticated: engine.credentials === undefined,
      login: undefined,
    };
    sockets.add(socket);
    serveConnection(socket, {
      run: (request) => dispatch(engine, request, connection),
      refuse: (error) => errorReply(error, false),
      closed() {
        sockets.delete(socket);
        engine.transactions.connectionClosed(connection.number);
      },
    });
  });
  return {
    engine,
    server,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
      for (const session of engine.sessions.all()) engine.transactions.abandon(session);
      await store.close();
    },
  };
}

function createEngine(store: Store, limits: WaitLimits, lifetimeMs: number | undefined): Engine {
  const catalog = createCatalog();
  const sessions = createSessions(store.live);
  const cursors = createCursors();
  return {
    store,
    catalog,
    sessions,
    cursors,
    collections: createCollections(catalog, store.live),
    indexes: createIndexes(catalog),
    nextRecordId: createRecordIds(store.live),
    transactions: createTransactions(store, sessions, cursors, lifetimeMs),
    clock: createClusterClock(),
    limits,
    startedAt: new Date(),
    credentials: undefined,
    connections: () => 0,
  };
}
