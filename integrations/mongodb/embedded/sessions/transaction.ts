import { CommandError } from '../query/errors';
import { type StoreTransaction } from '../storage/store';

/** A multi-document transaction in progress (https://www.mongodb.com/docs/manual/core/transactions/). */
export interface OpenTransaction {
  readonly number: bigint;
  readonly store: StoreTransaction;
  readonly startedAt: number;
  /** The connection that spoke last; when it closes, nobody will finish the transaction. */
  connection: number;
  /** Its first statement has been answered: from then on it stays with its snapshot. */
  settled: boolean;
  /** Cursors over its snapshot; they end with it. */
  readonly cursors: Set<bigint>;
}

export const noSuchTransaction = (message: string): CommandError =>
  new CommandError(251, 'NoSuchTransaction', message);

export const transactionTooOld = (asked: bigint, known: bigint): CommandError =>
  new CommandError(
    225,
    'TransactionTooOld',
    `Cannot start transaction ${asked} because a newer transaction ${known} has already started.`,
  );
