import { CommandError } from '../query/errors';
import { type Store } from '../storage/store';
import { type Cursors } from './cursors';
import { type Session, type Sessions } from './sessions';
import { noSuchTransaction, transactionTooOld, type OpenTransaction } from './transaction';

export interface Transactions {
  /** The transaction that a statement belongs to, begun if it is the first. */
  enter(
    session: Session,
    statement: { number: bigint; starts: boolean; connection: number },
  ): OpenTransaction;
  commit(session: Session, number: bigint): void;
  abort(session: Session, number: bigint): void;
  /** Whatever the session has open. */
  abandon(session: Session): void;
  connectionClosed(connection: number): void;
  /** Aborts those that have lived too long. */
  sweep(): void;
}

/** https://www.mongodb.com/docs/manual/core/transactions-production-consideration/#runtime-limit */
const LIFETIME_MS = 60_000;

export function createTransactions(
  store: Store,
  sessions: Sessions,
  cursors: Cursors,
  lifetimeMs = LIFETIME_MS,
): Transactions {
  const end = (session: Session, finish: (transaction: OpenTransaction) => void): void => {
    const { transaction } = session;
    if (!transaction) return;
    session.transaction = undefined;
    for (const cursor of transaction.cursors) cursors.kill(cursor);
    finish(transaction);
  };
  const abandon = (session: Session): void => end(session, (transaction) => transaction.store.abort());
  const open = (session: Session, number: bigint): OpenTransaction => {
    const { transaction } = session;
    if (number < session.last) throw transactionTooOld(number, session.last);
    if (session.last === number && session.outcome?.kind === 'committed') {
      throw new CommandError(
        256,
        'TransactionCommitted',
        `Transaction with { txnNumber: ${number} } has been committed.`,
      );
    }
    if (transaction?.number === number) return transaction;
    throw noSuchTransaction(
      session.last === number
        ? `Transaction with { txnNumber: ${number} } has been aborted.`
        : `Given transaction number ${number} does not match any in-progress transactions. The active transaction number is ${session.last}`,
    );
  };

  return {
    enter(session, { number, starts, connection }) {
      if (!starts) {
        const transaction = open(session, number);
        transaction.connection = connection;
        return transaction;
      }
      if (number < session.last) throw transactionTooOld(number, session.last);
      if (number === session.last) {
        throw new CommandError(
          50911,
          'Location50911',
          `Cannot start a transaction at given transaction number ${number}: it was used before`,
        );
      }
      abandon(session);
      session.last = number;
      session.outcome = undefined;
      session.transaction = {
        number,
        store: store.begin(),
        startedAt: Date.now(),
        connection,
        settled: false,
        cursors: new Set(),
      };
      return session.transaction;
    },
    commit(session, number) {
      // A client that did not get the answer asks again.
      if (session.last === number && session.outcome?.kind === 'committed') return;
      open(session, number);
      end(session, (transaction) => {
        transaction.store.commit();
        sessions.record(session, number, { kind: 'committed' });
      });
    },
    abort(session, number) {
      open(session, number);
      abandon(session);
    },
    abandon,
    connectionClosed(connection) {
      for (const session of sessions.all())
        if (session.transaction?.connection === connection) abandon(session);
    },
    sweep() {
      for (const session of sessions.all()) {
        if (session.transaction && Date.now() - session.transaction.startedAt > lifetimeMs) abandon(session);
      }
    },
  };
}
