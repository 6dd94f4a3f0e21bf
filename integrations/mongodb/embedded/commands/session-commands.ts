import { Binary } from 'bson';
import { CommandError } from '../query/errors';
import { asDocument, type Document } from '../query/document';
import { integerOf, isNumber } from '../query/numbers/numeric';
import { type Session } from '../sessions/sessions';
import { noSuchTransaction } from '../sessions/transaction';
import { arrayArgument } from './arguments';
import { answer, type Call, type Command } from './command';

/** https://www.mongodb.com/docs/manual/reference/command/commitTransaction/ */
export const commitTransaction: Command = {
  writes: true,
  fields: { recoveryToken: 'ignored' },
  run(call) {
    const { session, number } = transactionOf(call);
    call.engine.transactions.commit(session, number);
    return answer();
  },
};

/** https://www.mongodb.com/docs/manual/reference/command/abortTransaction/ */
export const abortTransaction: Command = {
  fields: { recoveryToken: 'ignored' },
  run(call) {
    const { session, number } = transactionOf(call);
    call.engine.transactions.abort(session, number);
    return answer();
  },
};

function transactionOf({ engine, request, sessionId }: Call): { session: Session; number: bigint } {
  const { body, name, database } = request;
  if (database !== 'admin')
    throw new CommandError(13, 'Unauthorized', `${name} may only be run against the admin database.`);
  const number = isNumber(body['txnNumber']) ? integerOf(body['txnNumber']) : undefined;
  if (sessionId === undefined || number === undefined || body['autocommit'] !== false) {
    throw noSuchTransaction(`${name} must be run within a transaction`);
  }
  return { session: engine.sessions.get(sessionId), number };
}

/** https://www.mongodb.com/docs/manual/reference/command/endSessions/ */
export const endSessions: Command = {
  fields: {},
  run(call) {
    endAll(call, arrayArgument(call.request.body, call.request.name));
    return answer();
  },
};

/** https://www.mongodb.com/docs/manual/reference/command/killSessions/ : an empty list means all of them. */
export const killSessions: Command = {
  fields: {},
  run(call) {
    const named = arrayArgument(call.request.body, 'killSessions');
    if (named.length > 0) endAll(call, named);
    else for (const session of [...call.engine.sessions.all()]) end(call, session);
    return answer();
  },
};

/** https://www.mongodb.com/docs/manual/reference/command/refreshSessions/ */
export const refreshSessions: Command = {
  fields: {},
  run(call) {
    for (const named of arrayArgument(call.request.body, 'refreshSessions')) {
      const id = idOf(asDocument(named));
      if (id !== undefined) call.engine.sessions.get(id);
    }
    return answer();
  },
};

function endAll(call: Call, named: unknown[]): void {
  for (const name of named) {
    const id = idOf(asDocument(name));
    const session = id === undefined ? undefined : call.engine.sessions.get(id);
    if (session) end(call, session);
  }
}

function end({ engine }: Call, session: Session): void {
  engine.transactions.abandon(session);
  engine.cursors.killOf(session.id);
  engine.sessions.forget(session);
}

function idOf(named: Document | undefined): string | undefined {
  const id = named?.['id'];
  return id instanceof Binary ? Buffer.from(id.value()).toString('latin1') : undefined;
}
