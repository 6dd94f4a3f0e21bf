import { Binary } from 'bson';
import { asDocument } from '../query/document';
import { integerOf, isNumber } from '../query/numbers/numeric';
import { type Engine } from '../engine';
import { type ClientConnection } from '../sessions/client-connection';
import { type Session } from '../sessions/sessions';
import { createTimeLimit } from '../sessions/time-limit';
import { type OpenTransaction } from '../sessions/transaction';
import { patiently } from '../sessions/wait';
import { type Reply } from '../wire/reply';
import { type Request } from '../wire/request';
import { count } from './arguments';
import { type Call, type Command, type Progress } from './command';

/** A request on its way: where it came from, and what it asks for. */
export interface Errand {
  engine: Engine;
  request: Request;
  connection: ClientConnection;
  command: Command;
  session: Session | undefined;
}

const NO_PROGRESS: Progress = { load: () => undefined, save: () => undefined };

/** Runs the command itself. */
export async function perform(
  { engine, request, connection, command, session }: Errand,
  { transaction, progress = NO_PROGRESS }: { transaction?: OpenTransaction; progress?: Progress } = {},
): Promise<Reply> {
  const timeLimit = createTimeLimit(count(request.body, 'maxTimeMS'));
  const call: Call = {
    engine,
    request,
    view: transaction?.store.view ?? engine.store.live,
    transaction,
    sessionId: session?.id,
    connection,
    now: new Date(),
    timeLimit,
    attempt: (change, beforeWait) =>
      patiently(change, engine.limits, { transaction, deadline: timeLimit.at, beforeWait }),
    progress,
  };
  const reply = await command.run(call);
  timeLimit.stop();
  return reply;
}

/** A write is answered when it is on disk, and a majority read when what it saw is. */
export async function settle({ engine, request, command }: Errand, reply: Reply): Promise<Reply> {
  const majority = asDocument(request.body['readConcern'])?.['level'] === 'majority';
  if (command.writes) engine.clock.tick();
  if ((command.writes || majority) && !request.unanswered) await engine.store.durable();
  return reply;
}

export function sessionOf(engine: Engine, { body }: Request): Session | undefined {
  const id = asDocument(body['lsid'])?.['id'];
  return id instanceof Binary ? engine.sessions.get(Buffer.from(id.value()).toString('latin1')) : undefined;
}

/** The number of a transaction or of a retryable write. */
export function numberOf({ body }: Request): bigint | undefined {
  const number: unknown = body['txnNumber'];
  return isNumber(number) ? integerOf(number) : undefined;
}
