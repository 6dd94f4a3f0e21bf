/** Each role includes those before it. */
export const ROLES = ['viewer', 'agent', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who asked: always the authenticated one. `id` is a Slack user id, the name of an API key, or a job's name. */
export interface Actor {
  kind: 'slack' | 'key' | 'system';
  id: string;
  role: Role;
}

export function hasRole(actor: Pick<Actor, 'role'>, needed: Role): boolean {
  return ROLES.indexOf(actor.role) >= ROLES.indexOf(needed);
}

/** The actor as it stands in audit entries and records: `slack:U123`, `key:crm`, `system:post-due-tasks`. */
export function actorName(actor: Actor): string {
  return `${actor.kind}:${actor.id}`;
}

export function systemActor(id: string): Actor {
  return { kind: 'system', id, role: 'admin' };
}
