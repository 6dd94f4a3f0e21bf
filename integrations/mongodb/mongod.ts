import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDirectory } from '../../src/make-directory';

/** Looks for a mongod binary (MONGOMS_SYSTEM_BINARY or the download cache) without downloading one. */
export async function isMongodAtHand(): Promise<boolean> {
  const { DryMongoBinary } = await import('mongodb-memory-server');
  return (await DryMongoBinary.locateBinary(await DryMongoBinary.generateOptions())) !== undefined;
}

/**
 * A real mongod as a one-node replica set with its files in `dir`. A replica set remembers its own address,
 * so it gets the same port at every start.
 */
export async function startMongod(dir: string): Promise<{ uri: string; stop(): Promise<void> }> {
  makeDirectory(dir, 0o700);
  const { MongoMemoryReplSet } = await import('mongodb-memory-server');
  const portFile = join(dir, 'dealrunner.port');
  const port = readPort(portFile);
  const server = await MongoMemoryReplSet.create({
    instanceOpts: [{ dbPath: dir, storageEngine: 'wiredTiger', ...(port === null ? {} : { port }) }],
    replSet: { count: 1, storageEngine: 'wiredTiger' },
  });
  const uri = server.getUri('dealrunner');
  writeFileSync(portFile, new URL(uri).port);
  return {
    uri,
    stop: async () => {
      await server.stop({ doCleanup: false });
    },
  };
}

function readPort(file: string): number | null {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || null;
  } catch {
    return null;
  }
}
