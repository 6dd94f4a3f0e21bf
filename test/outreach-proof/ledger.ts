/**
 * The checker: what a Twilio took, by its own ledger. It shares no code with the product, and reads the store's rows
 * as they are.
 */
export interface LedgerRow {
  type: string;
  body?: string | null;
  to?: string | null;
}

export interface Tally {
  /** Texts that were taken more than once. */
  twice: number;
  /** Texts that were never taken. */
  missing: number;
  taken: number;
}

export function tally(rows: readonly LedgerRow[], bodies: readonly string[]): Tally {
  const counts = new Map<string, number>();
  for (const { type, body } of rows) {
    if (type === 'accepted') counts.set(body ?? '', (counts.get(body ?? '') ?? 0) + 1);
  }
  return {
    twice: [...counts.values()].filter((count) => count > 1).length,
    missing: bodies.filter((body) => !counts.has(body)).length,
    taken: [...counts.values()].reduce((sum, count) => sum + count, 0),
  };
}
