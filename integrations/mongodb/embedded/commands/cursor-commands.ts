import { Long } from 'bson';
import { typeMismatch } from '../query/errors';
import { integerOf, isNumber } from '../query/numbers/numeric';
import { arrayArgument, count, namespaceOf } from './arguments';
import { answer, type Command } from './command';
import { ownerOf } from './cursor-owner';

/** https://www.mongodb.com/docs/manual/reference/command/getMore/ */
export const getMore: Command = {
  inTransaction: true,
  fields: { collection: 'string', batchSize: 'number', term: 'ignored', lastKnownCommittedOpTime: 'ignored' },
  run(call) {
    const { body, database } = call.request;
    const id = idOf(body['getMore']);
    const namespace = `${database}.${String(body['collection'])}`;
    return call.engine.cursors.next(id, {
      namespace,
      batchSize: count(body, 'batchSize'),
      owner: ownerOf(call),
    });
  },
};

/** https://www.mongodb.com/docs/manual/reference/command/killCursors/ */
export const killCursors: Command = {
  inTransaction: true,
  fields: { cursors: 'array' },
  run({ engine, request }) {
    namespaceOf(request);
    const ids = arrayArgument(request.body, 'cursors').map(idOf);
    const killed = ids.filter((id) => engine.cursors.kill(id));
    const missing = ids.filter((id) => !killed.includes(id));
    return answer({
      cursorsKilled: killed.map((id) => Long.fromBigInt(id)),
      cursorsNotFound: missing.map((id) => Long.fromBigInt(id)),
      cursorsAlive: [],
      cursorsUnknown: [],
    });
  },
};

function idOf(value: unknown): bigint {
  const id = isNumber(value) ? integerOf(value) : undefined;
  if (id === undefined) throw typeMismatch('a cursor id has to be a long');
  return id;
}
