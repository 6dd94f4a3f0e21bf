import { timingSafeEqual, createHash } from 'node:crypto';
import { type Connection } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor, type Role } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { giveRole } from './give-role';
import { effectiveRole } from './roles.rules';
import { userRoleModel } from './user-role.model';

export type Access = ReturnType<typeof createAccess>;

/** Who may do what: API keys for REST, roles for Slack users. */
export function createAccess(deps: {
  connection: Connection;
  apiKeys: { name: string; role: Role; key: string }[];
  adminUsers: string[];
  defaultRole: Role;
  slackIsSandbox: boolean;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
}) {
  const roles = userRoleModel(deps.connection);
  const digests = deps.apiKeys.map((entry) => ({ ...entry, digest: sha256(entry.key) }));

  return {
    give: giveRole({ ...deps, roles }),

    /** Who has a role, by configuration or given; the others have `others`. */
    async list(): Promise<{ people: { user: string; role: Role }[]; others: Role }> {
      const given = await roles.find({}).sort({ _id: 1 }).lean();
      const named = deps.adminUsers.map((user) => ({ user, role: 'admin' as const }));
      const rest = given
        .filter((entry) => !deps.adminUsers.includes(entry._id))
        .map((entry) => ({ user: entry._id, role: entry.role }));
      const isOpen = deps.slackIsSandbox && deps.adminUsers.length === 0 && given.length === 0;
      return { people: [...named, ...rest], others: isOpen ? 'admin' : deps.defaultRole };
    },

    /** The holder of an API key, or null. Compared in constant time, every key each time (ASVS 11.2.4). */
    actorOfKey(key: string): Actor | null {
      const digest = sha256(key);
      const matches = digests.filter((entry) => timingSafeEqual(entry.digest, digest));
      const [match] = matches;
      return match ? { kind: 'key', id: match.name, role: match.role } : null;
    },

    async actorOfSlackUser(userId: string): Promise<Actor> {
      // One read at most: it stands between every press of a button and its acknowledgement.
      const isNamedAdmin = deps.adminUsers.includes(userId);
      const openToAll = deps.slackIsSandbox && deps.adminUsers.length === 0;
      const given = isNamedAdmin
        ? []
        : await roles
            .find(openToAll ? {} : { _id: userId })
            .sort({ _id: 1 })
            .lean();
      const role = effectiveRole({
        isNamedAdmin,
        given: given.find((entry) => entry._id === userId)?.role,
        openToAll,
        anyRoleGiven: given.length > 0,
        defaultRole: deps.defaultRole,
      });
      return { kind: 'slack', id: userId, role };
    },

    /** The people who are named as managers or admins, in the configuration or by an admin. */
    async namedManagers(): Promise<string[]> {
      const given = await roles.find({ role: { $in: ['manager', 'admin'] } }).lean();
      return [...new Set([...deps.adminUsers, ...given.map((entry) => entry._id)])];
    },
  };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
