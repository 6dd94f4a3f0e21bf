import { SESSION_MINUTES } from '../sessions/sessions';
import { MAX_MESSAGE } from '../wire/frame';
import { MAX_WRITE_BATCH } from './batch-size';
import { mechanismsFor, speculativeStart } from './login';
import { answer, type Command } from './command';

/** MongoDB 8.0's (https://github.com/mongodb/specifications/blob/master/source/wireversion-featurelist.rst). */
const WIRE_VERSION = 25;
const SET = 'embedded';
/** A name only: clients reach the store by the URI, with directConnection. */
const MEMBER = 'localhost:27017';

/**
 * The primary of a replica set of one: transactions and retryable writes need that
 * (https://www.mongodb.com/docs/manual/reference/command/hello/). Without topologyVersion clients poll.
 */
export const hello: Command = {
  lenient: true,
  fields: {
    internalClient: 'refused',
    topologyVersion: 'refused',
    loadBalanced: 'refused',
    saslSupportedMechs: 'any',
    speculativeAuthenticate: 'object',
  },
  run: (call) =>
    answer({
      helloOk: true,
      ismaster: true,
      isWritablePrimary: true,
      secondary: false,
      setName: SET,
      setVersion: 1,
      hosts: [MEMBER],
      me: MEMBER,
      primary: MEMBER,
      maxBsonObjectSize: 16 * 1024 * 1024,
      maxMessageSizeBytes: MAX_MESSAGE,
      maxWriteBatchSize: MAX_WRITE_BATCH,
      localTime: call.now,
      logicalSessionTimeoutMinutes: SESSION_MINUTES,
      connectionId: call.connection.number,
      minWireVersion: 0,
      maxWireVersion: WIRE_VERSION,
      readOnly: false,
      ...mechanismsFor(call),
      ...speculativeStart(call),
    }),
};
