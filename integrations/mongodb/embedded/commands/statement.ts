import { CommandError } from '../query/errors';
import { type Session } from '../sessions/sessions';
import { noSuchTransaction } from '../sessions/transaction';
import { type Reply } from '../wire/reply';
import { type Errand, perform, settle } from './call';

/** One statement of a transaction; one that fails ends it (https://www.mongodb.com/docs/manual/core/transactions/). */
export async function runStatement(errand: Errand, session: Session, number: bigint): Promise<Reply> {
  const { engine, request, command, connection } = errand;
  if (request.name === 'commitTransaction' || request.name === 'abortTransaction') {
    return settle(errand, await perform(errand));
  }
  if (!command.inTransaction) {
    throw new CommandError(
      263,
      'OperationNotSupportedInTransaction',
      `Cannot run '${request.name}' in a multi-document transaction.`,
    );
  }
  const starts = request.body['startTransaction'] === true;
  const transaction = engine.transactions.enter(session, { number, starts, connection: connection.number });
  try {
    const reply = await perform(errand, { transaction });
    if (session.transaction !== transaction) {
      throw noSuchTransaction(`Transaction with { txnNumber: ${number} } has been aborted.`);
    }
    transaction.settled = true;
    if (hasFailed(reply)) engine.transactions.abandon(session);
    return reply;
  } catch (error) {
    if (session.transaction === transaction) engine.transactions.abandon(session);
    throw error;
  }
}

const hasFailed = ({ fields }: Reply): boolean =>
  fields['writeErrors'] !== undefined || Number(fields['nErrors'] ?? 0) > 0;
