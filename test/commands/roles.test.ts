import { auditEntryModel } from '../../src/audit/audit-entry.model';
import { type Actor } from '../../src/contract/actor';
import { openAreas, type TestAreas } from '../support/areas';
import { user } from './use-command';

const TEN = '2026-12-02T15:00:00Z';
const BOSS: Actor = { kind: 'slack', id: 'U0BOSS', role: 'admin' };

let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas(TEN);
});
afterAll(() => areas.close());
beforeEach(() => areas.reset(TEN));

const en = (line: string) => user(areas, 'en', BOSS).type(line);
const fr = (line: string) => user(areas, 'fr', BOSS).type(line);
const roleOf = async (id: string) => (await areas.access.actorOfSlackUser(id)).role;
const audited = () => auditEntryModel(areas.store.connection).countDocuments({ 'thing.kind': 'slack_user' });

describe('/roles', () => {
  test('when the first role is given, then whoever gives it stays admin, and the others are viewers', async () => {
    expect(await en('/roles')).toContain('Everybody else: admin.');
    expect(await en('/roles <@U0ANNA> agent')).toMatch(/<@U0ANNA> is agent now[^]*<@U0BOSS> · admin/);
    expect([await roleOf('U0ANNA'), await roleOf('U0BOSS'), await roleOf('U0NEW')]).toEqual([
      'agent',
      'admin',
      'viewer',
    ]);
    expect(await audited()).toBe(2);
    await en('/roles <@U0ANNA> agent');
    expect(await audited()).toBe(2);
    expect(await fr('/roles <@U0ANNA> aucun')).toContain('n’a plus de rôle');
    expect(await roleOf('U0ANNA')).toBe('viewer');
  });

  test('when the last admin would be gone, then it is refused and nothing changes', async () => {
    await en('/roles <@U0ANNA> manager');
    for (const role of ['viewer', 'none'])
      expect(await en(`/roles <@U0BOSS> ${role}`)).toContain('Nobody would be admin any more');
    expect(await roleOf('U0BOSS')).toBe('admin');
    await en('/roles <@U0ANNA> admin');
    expect(await en('/roles <@U0BOSS> none')).toContain('no role of their own');
  });

  test('when a user group is given a role, then it stands in the list; it keeps no admin in, and there are few of them', async () => {
    expect(await en('/roles <!subteam^S0CALLERS|@callers> agent')).toMatch(
      /<!subteam\^S0CALLERS> is agent now[^]*<!subteam\^S0CALLERS> · agent[^]*<@U0BOSS> · admin/,
    );
    expect(
      await auditEntryModel(areas.store.connection).countDocuments({ 'thing.kind': 'slack_group' }),
    ).toBe(1);
    await en('/roles <!subteam^S0BOSSES> admin');
    expect(await en('/roles <@U0BOSS> none')).toContain('Nobody would be admin any more');
    for (let nth = 2; nth < 20; nth++) await en(`/roles <!subteam^S${nth}> viewer`);
    expect(await en('/roles <!subteam^S99> viewer')).toContain('At most 20 groups have a role');
    expect(await fr('/roles <!subteam^S2> manager')).toContain('est maintenant manager');
    expect(await en('/roles <!subteam^S2> none')).toContain('no role of their own');
    expect(await en('/roles <!subteam^S99> viewer')).toContain('<!subteam^S99> is viewer now');
  });

  test.each([
    ['/roles anna agent', 'user: anna is not a person or a user group such as'],
    ['/roles <@U0ANNA> king', 'role: king is none of viewer, agent, manager, admin, none'],
  ])('when %s is typed, then nothing is done and it is said why', async (line, why) => {
    expect(await en(line)).toContain(why);
    expect(await audited()).toBe(0);
  });
});
