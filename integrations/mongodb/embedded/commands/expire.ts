import { BlockedByTransaction } from '../storage/conflicts';
import { type Engine } from '../engine';
import { type Collection, type Index } from '../storage/catalog';
import { deleteDocument, readDocument } from '../storage/documents';
import { keysOf } from '../storage/index-keys';
import { recordIdOf } from '../storage/keys';
import { comparison, descending } from '../plan/interval';

/** So many documents of an index at a time: other work goes on in between. */
const SLICE = 2_000;

/** Deletes what has outlived its index's limit (https://www.mongodb.com/docs/manual/core/index-ttl/). */
export function expireDocuments(engine: Engine, now = Date.now()): void {
  for (const collection of engine.catalog.list(engine.store.live)) {
    for (const index of collection.indexes) {
      if (index.expireAfterSeconds !== undefined)
        expire(engine, collection, index, now - index.expireAfterSeconds * 1000);
    }
  }
}

function expire({ store }: Engine, collection: Collection, index: Index, limit: number): void {
  const dates = comparison('$lte', new Date(limit));
  const { start, end } = (index.directions[0] ?? 1) > 0 ? dates : descending(dates);
  const range = { start: Buffer.concat([index.prefix, start]), end: Buffer.concat([index.prefix, end]) };
  let done = 0;
  for (const { key, value } of store.live.scan(range)) {
    if (++done > SLICE) return;
    const stored = readDocument(store.live, collection, recordIdOf(index.unique ? value : key));
    if (!stored || !isOver(index, stored.document, limit)) continue;
    try {
      deleteDocument(store.live, collection, stored);
    } catch (error) {
      // An open transaction has changed it: next time.
      if (!(error instanceof BlockedByTransaction)) throw error;
    }
  }
}

/** Of several dates the earliest counts. */
function isOver(index: Index, document: Parameters<typeof keysOf>[1], limit: number): boolean {
  return keysOf(index, document).rows.some(([value]) => value instanceof Date && value.getTime() <= limit);
}
