import { garbagePrefix, KINDS } from './keys';
import { prefixRange } from './overlay';
import { type WriteView } from './view';

/** So many keys a second at most: other work goes on in between. */
const SLICE = 5_000;

/** Takes away the documents and entries of what was dropped. */
export function collectGarbage(live: WriteView): void {
  let budget = SLICE;
  for (const { key: mark } of live.scan(prefixRange(KINDS.garbage))) {
    for (const { key } of live.scan(prefixRange(garbagePrefix(mark)))) {
      if (budget-- <= 0) return;
      live.remove(key);
    }
    live.remove(mark);
  }
}
