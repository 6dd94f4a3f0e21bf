import { type Transaction } from '../../src/contract/ports';

/** Transactions around which something is done; all else is as in the real ones. */
export function aroundTransaction(
  real: Transaction,
  run: <T>(work: () => Promise<T>) => Promise<T>,
): Transaction {
  return Object.assign(run, { ...real });
}
