import { open, type RootDatabase } from 'lmdb';
import { type Base, type Change } from './overlay';

/** The LMDB environment: reads at its last commit or at a snapshot, and writes in atomic, flushed batches. */
export interface Disk extends Base {
  /** Resolves when all changes are on disk; before that, none of them is there in part. */
  write(changes: Iterable<Change>): Promise<void>;
  snapshot(): Snapshot;
  /** From now on reads see all that was written. */
  refresh(): void;
  bytesOnDisk(): number;
  close(): Promise<void>;
}

export interface Snapshot extends Base {
  release(): void;
}

type Database = RootDatabase<Buffer, Buffer>;

export function openDisk(directory: string): Disk {
  const database: Database = open({
    path: directory,
    encoding: 'binary',
    keyEncoding: 'binary',
    // Without it a commit is on disk when its promise resolves; with it, a power cut may still undo it.
    overlappingSync: false,
    maxReaders: 1024,
  });
  return {
    ...reader(database),
    async write(changes) {
      await database.batch(() => {
        for (const { key, value } of changes) void (value ? database.put(key, value) : database.remove(key));
      });
    },
    snapshot() {
      const transaction = database.useReadTransaction();
      return { ...reader(database, transaction), release: () => transaction.done() };
    },
    refresh: () => database.resetReadTxn(),
    bytesOnDisk() {
      const stats = database.getStats() as { pageSize?: number; lastPageNumber?: number };
      return (stats.pageSize ?? 0) * ((stats.lastPageNumber ?? 0) + 1);
    },
    close: () => database.close(),
  };
}

function reader(database: Database, transaction?: ReturnType<Database['useReadTransaction']>): Base {
  const options = transaction ? { transaction } : {};
  return {
    get: (key) => database.get(key, options),
    read: ({ start, end, reverse }, limit) => [
      ...database.getRange(
        reverse
          ? { start: end, end: start, reverse, exclusiveStart: true, inclusiveEnd: true, limit, ...options }
          : { start, end, limit, ...options },
      ),
    ],
    count: ({ start, end }) => database.getKeysCount({ start, end, ...options }),
  };
}
