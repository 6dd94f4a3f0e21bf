import { Binary } from 'bson';
import { asDocument, type Document } from '../query/document';
import { CommandError } from '../query/errors';
import { wholeNumberOf } from '../query/numbers/numeric';
import { authenticationFailed, startScram } from '../wire/scram';
import { answer, type Call, type Command } from './command';

const MECHANISM = 'SCRAM-SHA-256';

/** https://github.com/mongodb/specifications/blob/master/source/auth/auth.md#scram-sha-256 */
export const saslStart: Command = {
  fields: { mechanism: 'string', payload: 'any', options: 'object', autoAuthorize: 'ignored' },
  run: (call) => answer(start(call, call.request.body)),
};

export const saslContinue: Command = {
  fields: { conversationId: 'number', payload: 'any' },
  run(call) {
    const { connection, request } = call;
    const { login } = connection;
    if (wholeNumberOf(request.body['conversationId']) !== 1) throw authenticationFailed();
    // The driver's last, empty message.
    if (connection.authenticated && !login) return answer(step('', true));
    if (!login) throw authenticationFailed();
    connection.login = undefined;
    const proof = login.finish(textOf(request.body['payload']));
    connection.authenticated = true;
    return answer(step(proof, true));
  },
};

/** The first step may come with hello, to save a round trip. */
export function speculativeStart(call: Call): Document {
  const asked = asDocument(call.request.body['speculativeAuthenticate']);
  if (!asked || !call.engine.credentials) return {};
  try {
    return { speculativeAuthenticate: start(call, asked) };
  } catch (error) {
    // The client then begins in the ordinary way, and hears the reason there.
    if (error instanceof CommandError) return {};
    throw error;
  }
}

export const mechanismsFor = ({ engine, request }: Call): Document =>
  engine.credentials && request.body['saslSupportedMechs'] !== undefined
    ? { saslSupportedMechs: [MECHANISM] }
    : {};

function start({ engine, connection }: Call, asked: Document): Document {
  if (!engine.credentials) throw authenticationFailed();
  if (asked['mechanism'] !== MECHANISM) {
    throw new CommandError(
      334,
      'MechanismUnavailable',
      'Received authentication for mechanism which is not enabled',
    );
  }
  connection.login = startScram(engine.credentials, textOf(asked['payload']));
  return step(connection.login.challenge, false);
}

function step(text: string, done: boolean): Document {
  return { conversationId: 1, done, payload: new Binary(Buffer.from(text)) };
}

function textOf(payload: unknown): string {
  if (payload instanceof Binary) return Buffer.from(payload.value()).toString('utf8');
  throw authenticationFailed();
}
