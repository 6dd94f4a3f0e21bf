import { type Role } from '../contract/actor';

/**
 * The role of a Slack user (spec 4.1): named admins; else what was given; else, in a sandbox without named admins
 * and until the first role is given, everybody is admin; else the default.
 */
export function effectiveRole(facts: {
  isNamedAdmin: boolean;
  given: Role | undefined;
  /** Slack is a sandbox and no admin is named. */
  openToAll: boolean;
  anyRoleGiven: boolean;
  defaultRole: Role;
}): Role {
  if (facts.isNamedAdmin) return 'admin';
  if (facts.given !== undefined) return facts.given;
  if (facts.openToAll && !facts.anyRoleGiven) return 'admin';
  return facts.defaultRole;
}
