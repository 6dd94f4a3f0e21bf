import { BSONError } from 'bson';
import { CommandError } from '../query/errors';
import { type Reply } from '../wire/reply';

/** After these a transaction may be tried again from its start (https://www.mongodb.com/docs/manual/core/transactions-in-applications/). */
const TRANSIENT = new Set([24, 112, 246, 251]);

export function errorReply(error: unknown, inTransaction: boolean): Reply {
  const known = asCommandError(error);
  const labels = inTransaction && TRANSIENT.has(known.code) ? ['TransientTransactionError'] : [];
  return {
    fields: {
      ok: 0,
      errmsg: known.message,
      code: known.code,
      codeName: known.codeName,
      ...known.extra,
      ...(labels.length > 0 ? { errorLabels: labels } : {}),
    },
  };
}

/** What is no answer of MongoDB's is a fault of this store, and is said to be one. */
export function asCommandError(error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  if (error instanceof BSONError) return new CommandError(22, 'InvalidBSON', error.message);
  if (error instanceof RangeError && /call stack/i.test(error.message)) {
    return new CommandError(15, 'Overflow', 'the document is nested too deeply');
  }
  process.stderr.write(
    `embedded store: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return new CommandError(
    1,
    'InternalError',
    `embedded store: ${error instanceof Error ? error.message : String(error)}`,
  );
}
