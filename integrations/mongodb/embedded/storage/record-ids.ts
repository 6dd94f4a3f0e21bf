import { type Collection } from './catalog';
import { documentPrefix, recordIdOf } from './keys';
import { prefixRange } from './overlay';
import { type View } from './view';

export type NextRecordId = (collection: Collection) => number;

/** Counted in memory from the highest one in use; numbers of aborted transactions are left out. */
export function createRecordIds(live: View): NextRecordId {
  const last = new Map<number, number>();
  return ({ id }) => {
    const next = (last.get(id) ?? highest(live, id)) + 1;
    last.set(id, next);
    return next;
  };
}

function highest(live: View, collection: number): number {
  for (const { key } of live.scan({ ...prefixRange(documentPrefix(collection)), reverse: true })) {
    return recordIdOf(key);
  }
  return 0;
}
