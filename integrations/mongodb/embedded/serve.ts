import { resolve } from 'node:path';
import { checkDirectory, corrupt, markCreated, markFilled } from './data-directory';
import { defaultTransport, listenOnPort, listenOnSocket, type Transport } from './endpoint';
import { takeOwnership } from './owner';
import { Refusal } from './refusal';
import { createStoreServer } from './server';
import { startHousekeeping } from './housekeeping';
import { openStore, type Store } from './storage/store';
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
  const ownership = takeOwnership(dataDir, options.parent);
  if (!ownership) throw new AlreadyServed(`${dataDir} is served by another process`);
  let store: Store | undefined;
  try {
    // Again, since another owner may have been at work between the look and now.
    checkDirectory(dataDir);
    markCreated(dataDir);
    store = await openChecked(dataDir, options.onFailure);
    const { limits } = options;
    const transport = options.transport ?? defaultTransport();
    const credentials = transport === 'port' ? createCredentials() : undefined;
    const { engine, server, close } = createStoreServer({ store, credentials, ...(limits ? { limits } : {}) });
    const uri = await (credentials ? listenOnPort(server, credentials) : listenOnSocket(server, dataDir));
    const stopHousekeeping = startHousekeeping(engine, options.ttlMs);
    ownership.announce(uri);
    return {
      uri,
      async close() {
        stopHousekeeping();
        await close();
        ownership.release();
      },
    };
  } catch (error) {
    await store?.close();
    ownership.release();
    throw error;
  }
}

/** Reads every key once: what is damaged shows now and not in the middle of the day. */
async function openChecked(dataDir: string, onFailure: (error: unknown) => void): Promise<Store> {
  try {
    const store = openStore(dataDir, onFailure);
    store.checkAll();
    await store.durable();
    markFilled(dataDir);
    return store;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw corrupt(dataDir, error instanceof Error ? error.message : String(error));
  }
}
