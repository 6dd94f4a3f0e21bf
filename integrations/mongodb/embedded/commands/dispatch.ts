import { Binary } from 'bson';
import { CommandError } from '../query/errors';
import { asDocument } from '../query/document';
import { decode, encode } from '../document';
import { type Engine } from '../engine';
import { type ClientConnection } from '../sessions/client-connection';
import { type OpenTransaction } from '../sessions/transaction';
import { type Session } from '../sessions/sessions';
import { patiently } from '../sessions/wait';
import { integerOf, isNumber } from '../query/numbers/numeric';
import { type Reply, replyBytes } from '../wire/reply';
import { type Request } from '../wire/request';
import { count } from './arguments';
import { type Call, type Command, type Progress } from './command';
import { errorReply } from './error-reply';
import { checkFields } from './fields';
import { commandNamed } from './registry';
import { checkConcerns } from './concerns';

const BEFORE_LOGIN = new Set(['hello', 'ismaster', 'isMaster', 'saslStart', 'saslContinue']);
const NO_PROGRESS: Progress = { load: () => undefined, save: () => undefined };

/** Runs one request; whatever happens, the answer is a reply. */
export async function dispatch(
  engine: Engine,
  request: Request,
  connection: ClientConnection,
): Promise<Reply> {
  let reply: Reply;
  const inTransaction = request.body['autocommit'] === false;
  try {
    reply = await run(engine, request, connection);
  } catch (error) {
    reply = errorReply(error, { inTransaction, command: request.name });
  }
  return { ...reply, fields: { ok: 1, ...reply.fields, ...engine.clock.fields() } };
}

async function run(engine: Engine, request: Request, connection: ClientConnection): Promise<Reply> {
  const command = commandNamed(request.name);
  if (!connection.authenticated && !BEFORE_LOGIN.has(request.name)) {
    throw new CommandError(13, 'Unauthorized', `Command ${request.name} requires authentication`);
  }
  checkFields(request, command.fields);
  checkConcerns(request);
  const session = sessionOf(engine, request);
  const number = numberOf(request);
  if (!session || number === undefined) {
    return settle(engine, request, command, await command.run(callOf(engine, request, session, connection)));
  }
  // One at a time in a session: a repeated request must see what came of the first.
  const turn = session.tail.then(() =>
    request.body['autocommit'] === false
      ? runStatement(engine, request, command, session, number, connection)
      : runRetryable(engine, request, command, session, number, connection),
  );
  session.tail = turn.catch(() => undefined);
  return turn;
}

async function settle(engine: Engine, request: Request, command: Command, reply: Reply): Promise<Reply> {
  const majority = asDocument(request.body['readConcern'])?.['level'] === 'majority';
  if (command.writes) engine.clock.tick();
  if ((command.writes || majority) && !request.unanswered) await engine.store.durable();
  return reply;
}

async function runStatement(
  engine: Engine,
  request: Request,
  command: Command,
  session: Session,
  number: bigint,
  connection: ClientConnection,
): Promise<Reply> {
  if (request.name === 'commitTransaction' || request.name === 'abortTransaction') {
    return settle(engine, request, command, await command.run(callOf(engine, request, session, connection)));
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
    const reply = await command.run(callOf(engine, request, session, connection, transaction));
    if (session.transaction !== transaction) throw aborted(number);
    transaction.settled = true;
    if (reply.fields['writeErrors'] === undefined) return reply;
    // https://www.mongodb.com/docs/manual/core/transactions/ : an error inside ends the transaction.
    engine.transactions.abandon(session);
    return reply;
  } catch (error) {
    if (session.transaction === transaction) engine.transactions.abandon(session);
    throw error;
  }
}

const aborted = (number: bigint): CommandError =>
  new CommandError(251, 'NoSuchTransaction', `Transaction with { txnNumber: ${number} } has been aborted.`);

/** https://www.mongodb.com/docs/manual/core/retryable-writes/ : the same number is executed once. */
async function runRetryable(
  engine: Engine,
  request: Request,
  command: Command,
  session: Session,
  number: bigint,
  connection: ClientConnection,
): Promise<Reply> {
  if (!command.retryable) {
    throw new CommandError(
      20,
      'IllegalOperation',
      `txnNumber may not be given for '${request.name}' outside of a transaction`,
    );
  }
  if (number < session.last) {
    throw new CommandError(
      225,
      'TransactionTooOld',
      `Retryable write with txnNumber ${number} is prohibited because a newer one has already started.`,
    );
  }
  if (number > session.last) {
    engine.transactions.abandon(session);
    session.last = number;
    session.outcome = undefined;
  }
  const { outcome } = session;
  if (outcome?.kind === 'committed')
    throw new CommandError(50911, 'Location50911', 'the number belongs to a transaction');
  if (outcome?.kind === 'reply') return settle(engine, request, command, { fields: decode(outcome.reply) });
  const progress: Progress = {
    load: () => (outcome?.kind === 'progress' ? decode(outcome.state) : undefined),
    save: (state) => engine.sessions.record(session, number, { kind: 'progress', state: encode(state) }),
  };
  const reply = await command.run({ ...callOf(engine, request, session, connection), progress });
  engine.sessions.record(session, number, { kind: 'reply', reply: replyBytes(reply) });
  return settle(engine, request, command, reply);
}

function callOf(
  engine: Engine,
  request: Request,
  session: Session | undefined,
  connection: ClientConnection,
  transaction?: OpenTransaction,
): Call {
  const milliseconds = count(request.body, 'maxTimeMS');
  const deadline = milliseconds ? Date.now() + milliseconds : undefined;
  return {
    engine,
    request,
    view: transaction?.store.view ?? engine.store.live,
    transaction,
    sessionId: session?.id,
    connection,
    now: new Date(),
    checkTime() {
      if (deadline !== undefined && Date.now() > deadline) {
        throw new CommandError(50, 'MaxTimeMSExpired', 'operation exceeded time limit');
      }
    },
    attempt: (change, beforeWait) => patiently(change, engine.limits, { transaction, deadline, beforeWait }),
    progress: NO_PROGRESS,
  };
}

function sessionOf(engine: Engine, { body }: Request): Session | undefined {
  const id = asDocument(body['lsid'])?.['id'];
  return id instanceof Binary ? engine.sessions.get(Buffer.from(id.value()).toString('latin1')) : undefined;
}

function numberOf({ body }: Request): bigint | undefined {
  const number: unknown = body['txnNumber'];
  return isNumber(number) ? integerOf(number) : undefined;
}
