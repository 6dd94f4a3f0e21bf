import { createAccess } from '../../../src/access/access';
import { auditEntryModel } from '../../../src/audit/audit-entry.model';
import { createAudit } from '../../../src/audit/audit';
import { effectiveRole } from '../../../src/access/roles.rules';
import { userRoleModel } from '../../../src/access/user-role.model';
import { hasRole, ROLES, type Role } from '../../../src/contract/actor';
import { openTestStore, type TestStore } from '../../support/store';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
  userRoleModel(store.connection);
  auditEntryModel(store.connection);
  await store.prepare();
});
afterAll(() => store.close());

const clock = { now: () => new Date('2026-12-02T15:00:00Z') };
const open = (more: Partial<Parameters<typeof createAccess>[0]> = {}) =>
  createAccess({
    connection: store.connection,
    apiKeys: [
      { name: 'eyes', role: 'viewer', key: 'viewer-key-0123456789' },
      { name: 'crm', role: 'agent', key: 'agent-key-00123456789' },
    ],
    adminUsers: [],
    defaultRole: 'viewer',
    slackIsSandbox: true,
    audit: createAudit({ connection: store.connection, clock }),
    clock,
    transaction: store.transaction,
    ...more,
  });

describe('the role of a Slack user', () => {
  // named, given, open to all, any given, default → role (spec 4.1)
  test.each<[boolean, Role | undefined, boolean, boolean, Role, Role]>([
    [true, undefined, false, true, 'viewer', 'admin'],
    [true, 'viewer', true, true, 'viewer', 'admin'],
    [false, 'manager', false, true, 'viewer', 'manager'],
    [false, 'viewer', true, true, 'agent', 'viewer'],
    [false, undefined, true, false, 'viewer', 'admin'],
    [false, undefined, true, true, 'viewer', 'viewer'],
    [false, undefined, true, true, 'agent', 'agent'],
    [false, undefined, false, false, 'viewer', 'viewer'],
    [false, undefined, false, false, 'agent', 'agent'],
  ])(
    'when named is %s, given %s, open %s, any given %s and the default %s, then it is %s',
    (isNamedAdmin, given, openToAll, anyRoleGiven, defaultRole, role) => {
      expect(effectiveRole({ isNamedAdmin, given, openToAll, anyRoleGiven, defaultRole })).toBe(role);
    },
  );

  test('when a role includes those before it, then it may do what they may', () => {
    ROLES.forEach((role, rank) =>
      ROLES.forEach((needed, other) => expect(hasRole({ role }, needed)).toBe(rank >= other)),
    );
  });

  test('when Slack is a sandbox and nobody is named, then everybody is admin until the first role is given', async () => {
    expect((await open().actorOfSlackUser('U1')).role).toBe('admin');
    await userRoleModel(store.connection).create([
      { _id: 'U2', role: 'agent', given_by: 'slack:U1', given_at: new Date() },
    ]);
    expect((await open().actorOfSlackUser('U1')).role).toBe('viewer');
    expect(await open().actorOfSlackUser('U2')).toEqual({ kind: 'slack', id: 'U2', role: 'agent' });
  });

  test('when Slack is real, or an admin is named, then nobody else is admin by default', async () => {
    expect((await open({ slackIsSandbox: false }).actorOfSlackUser('U9')).role).toBe('viewer');
    const named = open({ adminUsers: ['U7'] });
    expect((await named.actorOfSlackUser('U7')).role).toBe('admin');
    expect((await named.actorOfSlackUser('U9')).role).toBe('viewer');
  });
});

describe('the role of a user group', () => {
  const members: Record<string, string[]> = { S1: ['U1', 'U2', 'U3'], S2: ['U3'], S3: ['U3'] };
  const grouped = () =>
    open({ userGroups: { has: async (group, user) => members[group]?.includes(user) ?? false } });
  const roleOf = async (id: string) => (await grouped().actorOfSlackUser(id)).role;

  beforeAll(async () => {
    const given = { given_by: 'slack:U7', given_at: new Date() };
    await userRoleModel(store.connection).deleteMany({});
    await userRoleModel(store.connection).create([
      { _id: 'U2', role: 'viewer', ...given },
      { _id: 'U7', role: 'admin', ...given },
      { _id: 'S1', role: 'agent', ...given },
      { _id: 'S2', role: 'manager', ...given },
      { _id: 'S3', role: 'viewer', ...given },
    ]);
  });

  test('when somebody is in groups, then they have the highest of their roles; one of their own comes first', async () => {
    expect([await roleOf('U1'), await roleOf('U2'), await roleOf('U3'), await roleOf('U9')]).toEqual([
      'agent',
      'viewer',
      'manager',
      'viewer',
    ]);
  });

  test('when who is in a group is not known, then the lower role holds', async () => {
    expect((await open({ userGroups: { has: async () => false } }).actorOfSlackUser('U1')).role).toBe(
      'viewer',
    );
  });

  test('when it is asked who has at least a role, then people and groups are named, the nearest first', async () => {
    expect(await grouped().holdersOf('agent')).toEqual(['S1', 'S2', 'U7']);
    expect(await open({ adminUsers: ['U8'] }).holdersOf('manager')).toEqual(['S2', 'U7', 'U8']);
  });

  test('when a group manages, then the team has no only manager', async () => {
    expect(await grouped().hasSeveralManagers()).toBe(true);
    await userRoleModel(store.connection).deleteOne({ _id: 'S2' });
    expect(await grouped().hasSeveralManagers()).toBe(false);
  });
});

describe('an API key', () => {
  test('when it is one of ours to the letter, then it has its holder’s name and role', () => {
    expect(open().actorOfKey('agent-key-00123456789')).toEqual({ kind: 'key', id: 'crm', role: 'agent' });
    expect(open().actorOfKey('viewer-key-0123456789')).toMatchObject({ id: 'eyes', role: 'viewer' });
  });

  test.each([
    '',
    'agent-key-0012345678',
    'agent-key-001234567890',
    'AGENT-KEY-00123456789',
    ' agent-key-00123456789',
    'crm',
    'x'.repeat(10_000),
  ])('when it is %s, then it opens nothing', (key) => expect(open().actorOfKey(key)).toBeNull());

  test('when none is configured, then nothing opens', () => {
    expect(open({ apiKeys: [] }).actorOfKey('')).toBeNull();
  });
});
