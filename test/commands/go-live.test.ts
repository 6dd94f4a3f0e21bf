import { CALLER, MANAGER, openAreas, type TestAreas } from '../support/areas';
import { user } from './use-command';

let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas('2026-12-02T15:00:00Z');
  await areas.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: true });
});
afterAll(() => areas.close());

const manager = () => user(areas, 'en', MANAGER);

describe('/golive and /runbook', () => {
  test('when the runbook is not green, then the button says what blocks, in either language', async () => {
    expect(await user(areas).type('/golive')).toContain('No real person is contacted: sending is off.');
    expect(await manager().press('golive.enable', 'GLOBAL')).toContain('These block: smoke_test.');
    expect(await user(areas, 'fr', MANAGER).press('golive.province-on', 'ON')).toContain(
      'Ceci bloque : smoke_test.',
    );
    expect(await manager().type('/runbook')).toContain('These block: smoke_test');
  });

  test('when it is green, then the buttons turn it on, a second press says so, and anybody may stop it', async () => {
    expect(await manager().press('runbook.run', 'run')).toContain('Everything is green');
    expect(await manager().press('golive.province-on', 'ON')).toContain('*ON* on (<@U0MANAGER>');
    expect(await manager().press('golive.enable', 'GLOBAL')).toContain('Real people may be contacted in ON.');
    expect(await manager().press('golive.enable', 'GLOBAL')).toContain('It stood so already.');
    expect(await user(areas, 'en', CALLER).press('golive.kill', 'GLOBAL')).toContain('sending is off');
    expect(await user(areas, 'fr').type('/golive')).toContain('Aucune vraie personne');
    expect(await manager().press('golive.province-off', 'ON')).toContain('ON off');
    expect(await manager().press('golive.disable', 'GLOBAL')).toContain('It stood so already.');
  });

  test('when a check is acknowledged, then it is shown with who and why; only a manager may', async () => {
    const line = '/runbook ack backup The nightly copy is made by our host';
    expect(await manager().type(line)).toContain('Everything is green');
    expect(await user(areas).type(line)).toContain('This needs the role manager; yours is agent.');
    expect(await manager().type('/runbook ack migrations x')).toContain('cannot be acknowledged');
  });

  test('when a check blocks, then its button opens a form for the reason, and it counts as green for 24 hours', async () => {
    areas.clock.pass(25 * 60);
    expect(await manager().type('/runbook')).toContain('These block: smoke_test');
    const form = await manager().pressOpens('runbook.acknowledge', 'smoke_test');
    expect(await manager().submit(form, {})).toContain('is missing');
    const said = await manager().submit(form, { why: 'Tried <by hand>' });
    expect(said).toMatch(/`smoke_test`.*acknowledged by <@U0MANAGER> until .*2026-12-04T16:00.*by hand&gt;/);
    expect(await manager().type('/runbook')).toContain('Everything is green');
    expect(await user(areas, 'fr', MANAGER).type('/runbook')).toContain('pris sur soi par <@U0MANAGER>');
    areas.clock.pass(24 * 60);
    expect(await manager().type('/runbook')).toContain('These block: smoke_test');
    const never = { ...form, about: 'policies' };
    expect(await manager().submit(never, { why: 'x' })).toContain('cannot be acknowledged');
  });

  test.each([
    ['/runbook ack', 'check'],
    ['/runbook ack nothing why', 'nothing is none of the checks'],
    ['/runbook ack backup', 'reason: is missing'],
    ['/runbook now', 'now is none of the checks'],
    ['/golive ON', 'the buttons turn the switches'],
  ])('when %s is typed, then it says what is wrong', async (line, words) => {
    expect(await manager().type(line)).toContain(words);
  });
});
