import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor, actorName, type Role } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { UserError } from '../errors';
import { isGroup } from './roles.rules';
import { type UserRole } from './user-role.model';

export interface RoleDeps {
  roles: Model<UserRole>;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
  /** By configuration: these are admins whatever is given. */
  adminUsers: string[];
}

/** Each is asked of Slack once a minute. */
const MAX_GROUPS = 20;

/**
 * Gives a Slack user or a user group a role, or takes the one that was given (`null`); the same again changes nothing. Somebody can
 * always give roles: with the first one, while everybody is admin, whoever gives it stays admin.
 * @throws UserError `refused` when nobody would be admin any more, for who is an admin by configuration, or for one
 * group too many
 */
export function giveRole(deps: RoleDeps) {
  async function write(actor: Actor, user: string, role: Role | null): Promise<void> {
    const before = await deps.roles.findById(user).lean();
    if ((before?.role ?? null) === role) return;
    const given = { role: role as Role, given_by: actorName(actor), given_at: deps.clock.now() };
    if (role === null) await deps.roles.deleteOne({ _id: user });
    else await deps.roles.updateOne({ _id: user }, { $set: given }, { upsert: true });
    await deps.audit.record(actor, {
      action: role === null ? 'role.take' : 'role.give',
      thing: { kind: isGroup(user) ? 'slack_group' : 'slack_user', id: user },
      before: { role: before?.role ?? null },
      after: { role },
    });
  }

  async function keepAnAdmin(actor: Actor, user: string, wasEmpty: boolean): Promise<void> {
    const all = await deps.roles.find({}).sort({ _id: 1 }).lean();
    if (deps.adminUsers.length > 0 || all.some(isAdmin)) return;
    if (wasEmpty && actor.id !== user) return write(actor, actor.id, 'admin');
    throw new UserError('refused', 'Nobody would be admin any more: give that role to somebody else first.', {
      reason: 'last_admin',
    });
  }

  async function keepGroupsFew(group: string): Promise<void> {
    const others = await deps.roles.countDocuments({ _id: { $gte: 'S', $lt: 'T', $ne: group } });
    if (others < MAX_GROUPS) return;
    throw new UserError('refused', `At most ${MAX_GROUPS} groups have a role: take one away first.`, {
      reason: 'too_many_groups',
      extra: { max: MAX_GROUPS },
    });
  }

  return (actor: Actor, user: string, role: Role | null): Promise<void> =>
    deps.transaction(async () => {
      if (deps.adminUsers.includes(user)) {
        throw new UserError('refused', 'This person is an admin by SLACK_ADMIN_USERS.', {
          reason: 'admin_by_configuration',
        });
      }
      if (role !== null && isGroup(user)) await keepGroupsFew(user);
      const wasEmpty = (await deps.roles.findOne({}).sort({ _id: 1 }).lean()) === null;
      await write(actor, user, role);
      if (wasEmpty && role === null) return;
      await keepAnAdmin(actor, user, wasEmpty);
    });
}

/** A group may be empty tomorrow: it keeps nobody in. */
function isAdmin({ _id, role }: UserRole): boolean {
  return role === 'admin' && !isGroup(_id);
}
