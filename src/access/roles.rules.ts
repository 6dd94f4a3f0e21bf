import { type Role, ROLES } from '../contract/actor';

/**
 * The role of a Slack user (spec 4.1): named admins; else what was given to the person, else the highest of what was
 * given to their user groups; else, in a sandbox without named admins and until the first role is given, everybody is
 * admin; else the default.
 */
export function effectiveRole(facts: {
  isNamedAdmin: boolean;
  given: Role | undefined;
  /** Of the user groups that they are in. */
  ofGroups?: Role[];
  /** Slack is a sandbox and no admin is named. */
  openToAll: boolean;
  anyRoleGiven: boolean;
  defaultRole: Role;
}): Role {
  if (facts.isNamedAdmin) return 'admin';
  if (facts.given !== undefined) return facts.given;
  const ofGroup = ROLES.findLast((role) => facts.ofGroups?.includes(role));
  if (ofGroup !== undefined) return ofGroup;
  if (facts.openToAll && !facts.anyRoleGiven) return 'admin';
  return facts.defaultRole;
}

/** Slack's ids of user groups begin with S, those of people with U or W. */
export function isGroup(id: string): boolean {
  return id.startsWith('S');
}
