import { CommandError } from '../query/errors';
import { aggregate } from './aggregate';
import { bulkWrite } from './bulk-write';
import {
  createCommand,
  dropCommand,
  dropDatabase,
  listCollections,
  listDatabases,
} from './collection-commands';
import { type Command } from './command';
import { countCommand, distinct } from './counting';
import { getMore, killCursors } from './cursor-commands';
import { deleteCommand } from './delete';
import { explain } from './explain';
import { findCommand } from './find';
import { findAndModify } from './find-and-modify';
import { hello } from './hello';
import { saslContinue, saslStart } from './login';
import { createIndexesCommand, dropIndexesCommand, listIndexes } from './index-commands';
import { insertCommand } from './insert';
import { buildInfo, connectionStatus, getParameter, ping, serverStatus } from './server-commands';
import {
  abortTransaction,
  commitTransaction,
  endSessions,
  killSessions,
  refreshSessions,
} from './session-commands';
import { collStats, dbStats, validate } from './statistics';
import { updateCommand } from './update';

/** All that the store answers; anything else is refused by its name. */
const COMMANDS: Readonly<Record<string, Command>> = {
  abortTransaction,
  aggregate,
  buildInfo,
  bulkWrite,
  buildinfo: buildInfo,
  collStats,
  collstats: collStats,
  commitTransaction,
  connectionStatus,
  count: countCommand,
  create: createCommand,
  createIndexes: createIndexesCommand,
  dbStats,
  dbstats: dbStats,
  delete: deleteCommand,
  distinct,
  drop: dropCommand,
  dropDatabase,
  dropIndexes: dropIndexesCommand,
  endSessions,
  explain,
  find: findCommand,
  findAndModify,
  findandmodify: findAndModify,
  getMore,
  getParameter,
  hello,
  insert: insertCommand,
  isMaster: hello,
  ismaster: hello,
  killCursors,
  killSessions,
  listCollections,
  listDatabases,
  listIndexes,
  ping,
  refreshSessions,
  saslContinue,
  saslStart,
  serverStatus,
  update: updateCommand,
  validate,
};

export function commandNamed(name: string): Command {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return command;
  throw new CommandError(59, 'CommandNotFound', `no such command: '${name}'`);
}
