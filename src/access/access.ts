import { timingSafeEqual, createHash } from 'node:crypto';
import { type Connection } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor, type Role, ROLES } from '../contract/actor';
import { type Clock, type Transaction, type UserGroups } from '../contract/ports';
import { giveRole } from './give-role';
import { effectiveRole, isGroup } from './roles.rules';
import { type UserRole, userRoleModel } from './user-role.model';

export type Access = ReturnType<typeof createAccess>;

/** Ids of Slack: those with S are user groups. */
const GROUPS = { _id: { $gte: 'S', $lt: 'T' } };
/** Of those who have a role, named in a refusal. */
const NAMED = 8;

/** Who may do what: API keys for REST, roles for Slack users. */
export function createAccess(deps: {
  connection: Connection;
  apiKeys: { name: string; role: Role; key: string }[];
  adminUsers: string[];
  defaultRole: Role;
  slackIsSandbox: boolean;
  /** Default: there are none. */
  userGroups?: UserGroups;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
}) {
  const roles = userRoleModel(deps.connection);
  const { userGroups = { has: async () => false } } = deps;

  async function rolesOfGroups(user: string): Promise<Role[]> {
    const groups = await roles.find(GROUPS).lean();
    const asked = groups.map(async ({ _id, role }) => ((await userGroups.has(_id, user)) ? [role] : []));
    return (await Promise.all(asked)).flat();
  }

  const digests = deps.apiKeys.map((entry) => ({ ...entry, digest: sha256(entry.key) }));

  return {
    give: giveRole({ ...deps, roles }),

    /** Which people and groups have a role, by configuration or given; the others have `others`. */
    async list(): Promise<{ holders: { id: string; role: Role }[]; others: Role }> {
      const given = await roles.find({}).sort({ _id: 1 }).lean();
      const named = deps.adminUsers.map((id) => ({ id, role: 'admin' as const }));
      const rest = given
        .filter((entry) => !deps.adminUsers.includes(entry._id))
        .map((entry) => ({ id: entry._id, role: entry.role }));
      const isOpen = deps.slackIsSandbox && deps.adminUsers.length === 0 && given.length === 0;
      return { holders: [...named, ...rest], others: isOpen ? 'admin' : deps.defaultRole };
    },

    /** The holder of an API key, or null. Compared in constant time, every key each time (ASVS 11.2.4). */
    actorOfKey(key: string): Actor | null {
      const digest = sha256(key);
      const matches = digests.filter((entry) => timingSafeEqual(entry.digest, digest));
      const [match] = matches;
      return match ? { kind: 'key', id: match.name, role: match.role } : null;
    },

    async actorOfSlackUser(userId: string): Promise<Actor> {
      // Few reads: they stand between every press of a button and its acknowledgement.
      const isNamedAdmin = deps.adminUsers.includes(userId);
      const openToAll = deps.slackIsSandbox && deps.adminUsers.length === 0;
      const given = isNamedAdmin
        ? []
        : await roles
            .find(openToAll ? {} : { _id: userId })
            .sort({ _id: 1 })
            .lean();
      const own = given.find((entry) => entry._id === userId)?.role;
      const role = effectiveRole({
        isNamedAdmin,
        given: own,
        ofGroups: isNamedAdmin || own !== undefined ? [] : await rolesOfGroups(userId),
        openToAll,
        anyRoleGiven: given.length > 0,
        defaultRole: deps.defaultRole,
      });
      return { kind: 'slack', id: userId, role };
    },

    /** Ids of people and groups that have at least this role, those who have just this one first; not all of many. */
    async holdersOf(needed: Role): Promise<string[]> {
      const enough = ROLES.slice(ROLES.indexOf(needed));
      const given: UserRole[] = [];
      for (const role of enough) {
        const left = NAMED - given.length;
        if (left > 0) given.push(...(await roles.find({ role }).sort({ _id: 1 }).limit(left).lean()));
      }
      return [...new Set([...given.map((entry) => entry._id), ...deps.adminUsers])].slice(0, NAMED);
    },

    /**
     * Whether more than one is named as manager or admin, in the configuration or by an admin. A group counts as
     * several: who is in it is Slack's to say.
     */
    async hasSeveralManagers(): Promise<boolean> {
      const given = await roles.find({ role: { $in: ['manager', 'admin'] } }).lean();
      const ids = new Set([...deps.adminUsers, ...given.map((entry) => entry._id)]);
      return ids.size > 1 || [...ids].some(isGroup);
    },
  };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
