import { Long } from 'bson';
import { CommandError } from '../query/errors';
import { answer, type Command } from './command';

export const VERSION = '8.0.0';

export const ping: Command = { fields: {}, run: () => answer() };

/** https://www.mongodb.com/docs/manual/reference/command/buildInfo/ */
export const buildInfo: Command = {
  fields: {},
  run: () =>
    answer({
      version: VERSION,
      gitVersion: 'dealrunner-embedded-store',
      modules: ['dealrunner-embedded'],
      versionArray: [...VERSION.split('.').map(Number), 0],
      bits: 64,
      debug: false,
      maxBsonObjectSize: 16 * 1024 * 1024,
      storageEngines: ['lmdb'],
    }),
};

/** https://www.mongodb.com/docs/manual/reference/command/serverStatus/ : what this store knows of it. */
export const serverStatus: Command = {
  fields: {
    repl: 'ignored',
    metrics: 'ignored',
    locks: 'ignored',
    opcounters: 'ignored',
    mirroredReads: 'ignored',
  },
  run({ engine, now }) {
    const uptime = Math.floor((now.getTime() - engine.startedAt.getTime()) / 1000);
    const memory = process.memoryUsage();
    return answer({
      host: 'embedded',
      version: VERSION,
      process: 'dealrunner-embedded',
      pid: Long.fromNumber(process.pid),
      uptime,
      uptimeMillis: Long.fromNumber(now.getTime() - engine.startedAt.getTime()),
      localTime: now,
      connections: { current: engine.connections() },
      mem: { bits: 64, resident: Math.floor(memory.rss / 1048576) },
      storageEngine: { name: 'lmdb', persistent: true, supportsCommittedReads: true },
      repl: { setName: 'embedded', isWritablePrimary: true, secondary: false },
    });
  },
};

/** https://www.mongodb.com/docs/manual/reference/command/connectionStatus/ */
export const connectionStatus: Command = {
  fields: { showPrivileges: 'ignored' },
  run: () => answer({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }),
};

/** https://www.mongodb.com/docs/manual/reference/command/getParameter/ */
export const getParameter: Command = {
  fields: { featureCompatibilityVersion: 'any', allParameters: 'refused' },
  run({ request }) {
    if (request.body['featureCompatibilityVersion'] === undefined) {
      throw new CommandError(72, 'InvalidOptions', 'no option found to get');
    }
    return answer({ featureCompatibilityVersion: { version: VERSION.split('.', 2).join('.') } });
  },
};
