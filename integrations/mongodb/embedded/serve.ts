import { type Server } from 'node:net';
import { resolve } from 'node:path';
import { type Engine } from './engine';
import { checkDirectory, corrupt, markCreated, markFilled } from './data-directory';
import { defaultTransport, listenOnPort, listenOnSocket, type Transport } from './endpoint';
import { ownerOf, takeOwnership } from './owner';
import { answersHello } from './probe';
import { Refusal } from './refusal';
import { createStoreServer, type StoreServer } from './server';
import { startHousekeeping } from './housekeeping';
import { openStore } from './storage/store';
import { createCredentials } from './wire/scram';
import { type WaitLimits } from './sessions/wait';

export interface ServeOptions {
  dataDir: string;
  /** The process that this one ends with. */
  parent?: number;
  limits?: Partial<WaitLimits> & { lifetimeMs?: number };
  ttlMs?: number;
  transport?: Transport;
  onFailure: (error: unknown) => void;
}

export interface Serving {
  uri: string;
  close: () => Promise<void>;
}

/** Somebody alive serves the directory already. */
export class AlreadyServed extends Error {
  override readonly name = 'AlreadyServed';
}

/** Serves a data directory from this process. @throws Refusal, AlreadyServed */
export async function serve(options: ServeOptions): Promise<Serving> {
  const dataDir = resolve(options.dataDir);
  checkDirectory(dataDir);
  // In a container of its own, say, it cannot be seen among the processes.
  const other = ownerOf(dataDir)?.uri;
  const ownership = other && (await answersHello(other)) ? undefined : takeOwnership(dataDir, options.parent);
  if (!ownership) throw new AlreadyServed(`${dataDir} is served by another process`);
  try {
    // Again, since another owner may have been at work between the look and now.
    checkDirectory(dataDir);
    markCreated(dataDir);
    const { engine, server, close } = await openChecked(dataDir, options);
    const transport = options.transport ?? defaultTransport();
    const address =
      (transport === 'socket' && (await listenOnSocket(server, dataDir))) || (await openPort(engine, server));
    const stopHousekeeping = startHousekeeping(engine, options.ttlMs);
    ownership.announce(address);
    return {
      uri: address,
      async close() {
        stopHousekeeping();
        await close();
        ownership.release();
      },
    };
  } catch (error) {
    ownership.release();
    throw error;
  }
}

async function openPort(engine: Engine, server: Server): Promise<string> {
  engine.credentials = createCredentials();
  return listenOnPort(server, engine.credentials);
}

/** Reads every key and all definitions once: what is damaged shows now and not in the middle of the day. */
async function openChecked(dataDir: string, { onFailure, limits }: ServeOptions): Promise<StoreServer> {
  try {
    const store = openStore(dataDir, onFailure);
    store.checkAll();
    const server = createStoreServer({ store, ...(limits ? { limits } : {}) });
    server.engine.catalog.list(store.live);
    await store.durable();
    markFilled(dataDir);
    return server;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw corrupt(dataDir, error instanceof Error ? error.message : String(error));
  }
}
