import { randomBytes } from 'node:crypto';
import { CommandError } from '../query/errors';
import { type Reply } from '../wire/reply';

export interface Cursors {
  /** The first batch of a result, and a cursor over the rest if there is one. */
  open(source: CursorSource): Reply;
  next(id: bigint, request: { namespace: string; batchSize: number | undefined; owner: CursorOwner }): Reply;
  kill(id: bigint): boolean;
  killOf(session: string): void;
  /** When a collection is dropped. */
  killIn(namespace: string): void;
  /** Ends those that nobody has asked for ten minutes. */
  sweep(): void;
}

export interface CursorOwner {
  session: string | undefined;
  transaction: bigint | undefined;
}

export interface CursorSource {
  namespace: string;
  documents: Iterable<Uint8Array>;
  batchSize: number | undefined;
  /** Never more than the first batch. */
  single?: boolean;
  patient?: boolean;
  owner: CursorOwner;
}

interface Cursor {
  namespace: string;
  iterator: Iterator<Uint8Array>;
  /** Read already to know that there is more. */
  held: Uint8Array;
  owner: CursorOwner;
  patient: boolean;
  usedAt: number;
}

/** https://www.mongodb.com/docs/manual/tutorial/iterate-a-cursor/#cursor-batches */
const FIRST_BATCH = 101;
const BATCH_BYTES = 16 * 1024 * 1024;
/** https://www.mongodb.com/docs/manual/reference/parameters/#mongodb-parameter-param.cursorTimeoutMillis */
const IDLE_MS = 10 * 60_000;

export function createCursors(now: () => number = Date.now): Cursors {
  const cursors = new Map<bigint, Cursor>();
  const end = (id: bigint): boolean => {
    cursors.get(id)?.iterator.return?.();
    return cursors.delete(id);
  };

  return {
    open({ namespace, documents, batchSize = FIRST_BATCH, single = false, patient = false, owner }) {
      const iterator = documents[Symbol.iterator]();
      const { batch, held } = fill(iterator, undefined, batchSize);
      let id = 0n;
      if (held && !single) {
        id = newId(cursors);
        cursors.set(id, { namespace, iterator, held, owner, patient, usedAt: now() });
      } else {
        iterator.return?.();
      }
      return { fields: {}, cursor: { id, namespace, batch, first: true } };
    },
    next(id, { namespace, batchSize, owner }) {
      const cursor = cursors.get(id);
      if (!cursor) throw new CommandError(43, 'CursorNotFound', `cursor id ${id} not found`);
      checkOwner(cursor, namespace, owner);
      cursor.usedAt = now();
      const { batch, held } = fill(cursor.iterator, cursor.held, batchSize || Infinity);
      if (held) cursor.held = held;
      else end(id);
      return { fields: {}, cursor: { id: held ? id : 0n, namespace, batch, first: false } };
    },
    kill: end,
    killOf(session) {
      for (const [id, { owner }] of cursors) if (owner.session === session) end(id);
    },
    killIn(namespace) {
      for (const [id, cursor] of cursors) if (cursor.namespace === namespace) end(id);
    },
    sweep() {
      for (const [id, { usedAt, patient }] of cursors) if (!patient && now() - usedAt > IDLE_MS) end(id);
    },
  };
}

function fill(
  iterator: Iterator<Uint8Array>,
  held: Uint8Array | undefined,
  most: number,
): { batch: Uint8Array[]; held: Uint8Array | undefined } {
  const batch: Uint8Array[] = [];
  let bytes = 0;
  for (let next = held ?? take(iterator); ; next = take(iterator)) {
    if (!next) return { batch, held: undefined };
    if (batch.length >= most || (batch.length > 0 && bytes + next.length > BATCH_BYTES))
      return { batch, held: next };
    batch.push(next);
    bytes += next.length;
  }
}

function take(iterator: Iterator<Uint8Array>): Uint8Array | undefined {
  const result = iterator.next();
  return result.done ? undefined : result.value;
}

function checkOwner(cursor: Cursor, namespace: string, owner: CursorOwner): void {
  if (cursor.namespace !== namespace) {
    throw new CommandError(
      13,
      'Unauthorized',
      `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
    );
  }
  if (cursor.owner.session !== owner.session || cursor.owner.transaction !== owner.transaction) {
    throw new CommandError(
      50738,
      'Location50738',
      'Cannot run getMore on a cursor of another session or transaction',
    );
  }
}

function newId(taken: ReadonlyMap<bigint, unknown>): bigint {
  for (;;) {
    const id = randomBytes(8).readBigUInt64BE() >> 2n;
    if (id !== 0n && !taken.has(id)) return id;
  }
}
