const BLOCK = 512;

/**
 * A map that also knows the order of its keys. Keys are byte strings (latin1), so that JavaScript's order
 * of strings is the order of the bytes.
 */
export interface OrderedMap<V> {
  readonly size: number;
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
  /** From `start` (inclusive) up to `end` (exclusive); backwards from the highest one when `reverse`. */
  keys(start: string, end: string, reverse: boolean): Iterable<string>;
  entries(): Iterable<[string, V]>;
  copy(): OrderedMap<V>;
}

// Sorted blocks instead of a tree: a block is moved by one memmove, and there is nothing to balance.
export function createOrderedMap<V>(seed?: { values: Map<string, V>; blocks: string[][] }): OrderedMap<V> {
  const values = seed?.values ?? new Map<string, V>();
  const blocks = seed?.blocks ?? [];

  const insert = (key: string): void => {
    const at = Math.max(0, blockOf(blocks, key));
    const block = blocks[at];
    if (!block) {
      blocks.push([key]);
      return;
    }
    block.splice(lowerBound(block, key), 0, key);
    if (block.length > BLOCK) blocks.splice(at + 1, 0, block.splice(block.length >> 1));
  };

  const remove = (key: string): void => {
    const at = blockOf(blocks, key);
    const block = blocks[at];
    if (!block) return;
    block.splice(lowerBound(block, key), 1);
    if (block.length === 0) blocks.splice(at, 1);
  };

  return {
    get size() {
      return values.size;
    },
    get: (key) => values.get(key),
    set(key, value) {
      if (!values.has(key)) insert(key);
      values.set(key, value);
    },
    delete(key) {
      if (values.delete(key)) remove(key);
    },
    keys: (start, end, reverse) => (reverse ? descend(blocks, start, end) : ascend(blocks, start, end)),
    entries: () => values.entries(),
    copy: () => createOrderedMap({ values: new Map(values), blocks: blocks.map((block) => block.slice()) }),
  };
}

/** The last block whose first key is not above the key; -1 when all are above. */
function blockOf(blocks: string[][], key: string): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.[0] ?? '') <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function lowerBound(block: string[], key: string): number {
  let low = 0;
  let high = block.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((block[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function* ascend(blocks: string[][], start: string, end: string): Iterable<string> {
  for (let b = Math.max(0, blockOf(blocks, start)); b < blocks.length; b++) {
    const block = blocks[b] ?? [];
    for (let i = lowerBound(block, start); i < block.length; i++) {
      const key = block[i] ?? '';
      if (key >= end) return;
      yield key;
    }
  }
}

function* descend(blocks: string[][], start: string, end: string): Iterable<string> {
  for (let b = blockOf(blocks, end); b >= 0; b--) {
    const block = blocks[b] ?? [];
    for (let i = lowerBound(block, end) - 1; i >= 0; i--) {
      const key = block[i] ?? '';
      if (key < start) return;
      yield key;
    }
  }
}
