export interface Entry {
  key: Buffer;
  value: Buffer;
}

export interface KeyRange {
  /** Inclusive. */
  start: Buffer;
  /** Exclusive. */
  end: Buffer;
  reverse?: boolean;
}

/** One consistent way to read the store: either what is committed now, or what a transaction sees. */
export interface View {
  get(key: Buffer): Buffer | undefined;
  /**
   * Reads in small pieces, each found anew by the last key: a cursor may rest between two of them for as
   * long as it likes, holds nothing open meanwhile, and goes on from its place in what is there then.
   */
  scan(range: KeyRange): Iterable<Entry>;
  count(range: KeyRange): number;
  /** Counts the changes of definitions: while it stands still, what was read from them holds. */
  definitionsVersion?: () => number;
}

export interface WriteView extends View {
  put(key: Buffer, value: Buffer): void;
  remove(key: Buffer): void;
  claim(claims: Claims): void;
}

/**
 * Announces a change, before anything of it is written: all or none is granted.
 * Throws BlockedByTransaction when an open transaction holds one of the keys, and inside a transaction
 * WriteConflict when somebody else has changed one since its snapshot.
 */
export interface Claims {
  /** Documents, unique keys and definitions about to change. */
  exclusive: readonly Buffer[];
  /** Definitions that the change relies on. */
  shared?: readonly Buffer[];
}
