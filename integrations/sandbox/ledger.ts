/**
 * What a simulated provider saw and did, in order. It is the oracle of the tests: "accepted by the
 * provider" means "is in here as accepted", whatever the caller was told.
 */

/** Fields that every entry has, whatever the provider. */
export interface LedgerStamp {
  /** 1, 2, 3 … without gaps; survives entries that the ring has dropped. */
  seq: number;
  /** Real clock, ISO 8601: the simulator stands outside the product's domain clock. */
  at: string;
}

export interface Ledger<Entry> {
  add(entry: Entry): Entry & LedgerStamp;
  /** Oldest first; with `after`, only entries with a greater `seq`. */
  entries(after?: number): (Entry & LedgerStamp)[];
  /** Everything ever added since the last clear, dropped or not. */
  total(): number;
  dropped(): number;
  clear(): void;
}

export const DEFAULT_LEDGER_LIMIT = 20_000;

/** A ring: a demo that runs for a month keeps its memory, and the newest entries. */
export function createLedger<Entry extends object>(
  limit: number = DEFAULT_LEDGER_LIMIT,
  now: () => Date = () => new Date(),
): Ledger<Entry> {
  let ring: (Entry & LedgerStamp)[] = [];
  let total = 0;

  return {
    add(entry) {
      const stamped = { ...entry, seq: total + 1, at: now().toISOString() };
      ring[total % limit] = stamped;
      total += 1;
      return stamped;
    },
    entries(after = 0) {
      const start = total > limit ? total % limit : 0;
      const ordered = start === 0 ? ring : [...ring.slice(start), ...ring.slice(0, start)];
      return ordered.filter((entry) => entry.seq > after);
    },
    total: () => total,
    dropped: () => Math.max(0, total - limit),
    clear() {
      ring = [];
      total = 0;
    },
  };
}
