import { CommandError } from '../query/errors';
import { type Engine } from '../engine';
import { type ClientConnection } from '../sessions/client-connection';
import { type Reply } from '../wire/reply';
import { type Request } from '../wire/request';
import { type Errand, numberOf, perform, sessionOf, settle } from './call';
import { checkConcerns } from './concerns';
import { errorReply } from './error-reply';
import { checkFields } from './fields';
import { commandNamed } from './registry';
import { runRetryable } from './retryable';
import { runStatement } from './statement';

const BEFORE_LOGIN = new Set(['hello', 'ismaster', 'isMaster', 'saslStart', 'saslContinue']);

/** Runs one request; whatever happens, the answer is a reply. */
export async function dispatch(
  engine: Engine,
  request: Request,
  connection: ClientConnection,
): Promise<Reply> {
  let reply: Reply;
  try {
    reply = await run(engine, request, connection);
  } catch (error) {
    reply = errorReply(error, request.body['autocommit'] === false);
  }
  return { ...reply, fields: { ok: 1, ...reply.fields, ...engine.clock.fields() } };
}

async function run(engine: Engine, request: Request, connection: ClientConnection): Promise<Reply> {
  const command = commandNamed(request.name);
  if (!connection.authenticated && !BEFORE_LOGIN.has(request.name)) {
    throw new CommandError(13, 'Unauthorized', `Command ${request.name} requires authentication`);
  }
  checkFields(request, command.fields, command.lenient);
  checkConcerns(request);
  const session = sessionOf(engine, request);
  const errand: Errand = { engine, request, connection, command, session };
  const number = numberOf(request);
  if (!session || number === undefined) return settle(errand, await perform(errand));
  // One at a time in a session: a repeated request must see what came of the first.
  const turn = session.tail.then(() =>
    request.body['autocommit'] === false
      ? runStatement(errand, session, number)
      : runRetryable(errand, session, number),
  );
  session.tail = turn.catch(() => undefined);
  return turn;
}
