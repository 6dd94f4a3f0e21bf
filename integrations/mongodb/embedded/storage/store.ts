import { CommandError } from '../query/errors';
import { createConflicts, type Claimant } from './conflicts';
import { openDisk, type Disk } from './disk';
import { isDefinition, KINDS } from './keys';
import { createChanges, overlay, textOf, type Base, type Change } from './overlay';
import { type View, type WriteView } from './view';

export interface Store {
  /** What is committed; what is put here is committed at once, and on disk when `durable` says so. */
  readonly live: WriteView;
  begin(): StoreTransaction;
  /** Resolves when everything committed so far is on disk. */
  durable(): Promise<void>;
  bytesOnDisk(): number;
  /** Walks over every key on the disk. @throws when the file is damaged */
  checkAll(): void;
  close(): Promise<void>;
}

export interface StoreTransaction {
  readonly view: WriteView;
  readonly claimant: Claimant;
  /** Reads afresh; only for a transaction that has not written. */
  renew(): void;
  hasWritten(): boolean;
  commit(): void;
  abort(): void;
}

/**
 * Changes are made in memory, seen at once, and written by group commit: while one batch is being flushed
 * the next one gathers, so that fifty writers in flight share one flush.
 */
export function openStore(directory: string, onFailure: (error: unknown) => void): Store {
  const disk = openDisk(directory);
  const conflicts = createConflicts();
  const pending = createChanges();
  let dirty = new Map<string, Change>();
  let flushed: Promise<void> = Promise.resolve();
  let flushing = false;
  let waiting: (() => void)[] = [];
  let definitions = 0;
  let closing = false;

  const flush = async (): Promise<void> => {
    while (dirty.size > 0) {
      const batch = dirty;
      const served = waiting;
      dirty = new Map();
      waiting = [];
      flushed = new Promise((resolve) => served.push(resolve));
      await disk.write(batch.values());
      disk.refresh();
      for (const [text, change] of batch) if (pending.get(text) === change) pending.delete(text);
      for (const resolve of served) resolve();
    }
    flushing = false;
  };
  const change = (key: Buffer, value: Buffer | undefined): void => {
    if (closing) throw shuttingDown();
    if (isDefinition(key)) definitions++;
    const text = textOf(key);
    const entry = { key, value };
    pending.set(text, entry);
    dirty.set(text, entry);
    if (flushing) return;
    flushing = true;
    // After the I/O of this turn of the loop: what arrived together is written together.
    setImmediate(() => void flush().catch(onFailure));
  };
  const committed = overlay(
    () => disk,
    () => pending,
  );
  const live: WriteView = {
    ...committed,
    put: change,
    remove: (key) => change(key, undefined),
    claim: (claims) => conflicts.claim(claims),
    definitionsVersion: () => definitions,
  };

  return {
    live,
    begin: () => beginTransaction(disk, conflicts, () => pending.copy(), live),
    durable: () => (dirty.size > 0 ? new Promise<void>((resolve) => waiting.push(resolve)) : flushed),
    bytesOnDisk: () => disk.bytesOnDisk(),
    checkAll: () => void disk.count(KINDS.everything),
    async close() {
      closing = true;
      while (flushing) await (dirty.size > 0 ? new Promise<void>((r) => waiting.push(r)) : flushed);
      await disk.close();
    },
  };
}

function beginTransaction(
  disk: Disk,
  conflicts: ReturnType<typeof createConflicts>,
  unflushed: () => ReturnType<typeof createChanges>,
  live: WriteView,
): StoreTransaction {
  const claimant = conflicts.begin();
  const own = createChanges();
  let snapshot = disk.snapshot();
  let committed = unflushed();
  let over = false;
  const beneath = asBase(
    overlay(
      () => {
        if (over) throw transactionOver();
        return snapshot;
      },
      () => committed,
    ),
  );
  const view = overlay(
    () => beneath,
    () => own,
  );
  const change = (key: Buffer, value: Buffer | undefined): void => own.set(textOf(key), { key, value });
  const finish = (success: boolean): void => {
    if (over) return;
    over = true;
    snapshot.release();
    conflicts.finish(claimant, success);
  };
  return {
    claimant,
    view: {
      ...view,
      put: change,
      remove: (key) => change(key, undefined),
      claim(claims) {
        if (over) throw transactionOver();
        conflicts.claim(claims, claimant);
      },
    },
    hasWritten: () => own.size > 0,
    renew() {
      snapshot.release();
      snapshot = disk.snapshot();
      committed = unflushed();
      conflicts.restart(claimant);
    },
    commit() {
      for (const [, { key, value }] of own.entries()) {
        if (value) live.put(key, value);
        else live.remove(key);
      }
      finish(true);
    },
    abort: () => finish(false),
  };
}

const shuttingDown = (): CommandError =>
  new CommandError(11600, 'InterruptedAtShutdown', 'The embedded store is ending.');

// A statement may still be waiting when its transaction is aborted from outside.
const transactionOver = (): CommandError =>
  new CommandError(251, 'NoSuchTransaction', 'The transaction has been aborted.');

function asBase(view: View): Base {
  return { ...view, read: (range, limit) => take(view.scan(range), limit) };
}

function take<T>(items: Iterable<T>, limit: number): T[] {
  const taken: T[] = [];
  for (const item of items) {
    taken.push(item);
    if (taken.length === limit) break;
  }
  return taken;
}
