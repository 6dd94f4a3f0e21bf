import { auditEntryModel } from '../../src/audit/audit-entry.model';
import { MANAGER, openAreas, type TestAreas } from '../support/areas';
import { user } from './use-command';

let areas: TestAreas;

// A Wednesday, 10:00 in Toronto.
beforeAll(async () => {
  areas = await openAreas('2026-12-02T15:00:00Z');
});
afterAll(() => areas.close());

const en = (line: string) => user(areas, 'en', MANAGER).type(`/policy ${line}`.trim());
const fr = (line: string) => user(areas, 'fr', MANAGER).type(`/policy ${line}`.trim());
const press = (value: object) =>
  user(areas, 'en', MANAGER).press('policy.roll-back', JSON.stringify({ reason: 'undo', ...value }));

describe('/policy', () => {
  test('when a place is shown, then it says what holds there and where that comes from', async () => {
    const words = await en('NS Halifax');
    expect(words).toContain('Policy of NS, version 1');
    expect(words).toContain('Halifax, NS has no policy of its own');
    expect(words).toContain('Windows: Mon–Fri 09:00–20:00, Sat 10:00–18:00');
    expect(words).toContain('Contacts a day: no limit');
    expect(await fr('NS')).toContain('Plages: lun.–ven. 09:00–20:00, sam. 10:00–18:00');
    expect(await en('')).toContain('*NU* v1 · Mon–Fri 09:00–20:00');
  });

  test('when a market is set, then it has its own from there on, with what changed and why', async () => {
    const words = await en(
      'set AB Calgary windows mon-thu 10-19 score 0.7 max 2/day because they complained',
    );
    expect(words).toContain('The policy of Calgary, AB is now version 1.');
    expect(words).toContain('Windows: Mon–Fri 09:00–20:00, Sat 10:00–18:00 → Mon–Thu 10:00–19:00');
    expect(words).toContain('Contacts a day: no limit → 2');
    expect(words).toContain('_they complained_');
    expect(await areas.policy.effective('AB', 'Calgary')).toMatchObject({
      enabled: true,
      changed_by: 'slack:U0MANAGER',
      rules: {
        contact_windows_local: [{ days: [0, 1, 2, 3], start: '10:00', end: '19:00' }],
        channels_allowed: ['SMS', 'CALL', 'EMAIL'],
        min_lead_score_to_contact: 0.7,
        max_contacts_per_day: 2,
      },
    });
    const entry = await auditEntryModel(areas.store.connection).findOne({ 'thing.id': 'AB:CALGARY' }).lean();
    expect(entry).toMatchObject({ actor: 'slack:U0MANAGER', reason: 'they complained' });
  });

  test('when versions are compared and one is brought back, then it is a new version and nothing is lost', async () => {
    await en('set MB holidays closed because of Christmas');
    await en('set MB disabled because of the strike');
    expect(await en('diff MB 1 3')).toContain('Enabled: yes → no\nHolidays: open → closed');
    expect(await en('diff MB 2 2')).toContain('are the same');
    expect(await en('rollback MB 2 because the strike is over')).toContain(
      'The policy of MB is as in version 2 again; it is version 4 now.',
    );
    expect(await areas.policy.effective('MB', 'ALL')).toMatchObject({ enabled: true, version: 4 });
    const history = await en('history MB');
    expect(history).toMatch(
      /\*4\* \(as in 2\).*_the strike is over_[\s\S]*\*3\*.*_of the strike_[\s\S]*\*1\*/,
    );
    expect((await areas.policy.history('MB', 'ALL')).map(({ version }) => version)).toEqual([4, 3, 2, 1]);
  });

  test('when a change is undone by its button twice, or after another change, then once and not over it', async () => {
    await en('set SK score 0.9 because test');
    const undo = { province: 'SK', market: 'ALL', version: 1, newest: 2 };
    expect(await press(undo)).toContain('as in version 1 again; it is version 3 now');
    expect(await press(undo)).toContain('SK:ALL was changed meanwhile: it is at version 3 now');
    expect(await areas.policy.effective('SK', 'ALL')).toMatchObject({
      version: 3,
      rules: { min_lead_score_to_contact: 0.65 },
    });
  });

  test('when the reader is French, then it is read and answered in French', async () => {
    expect(
      await fr('régler QC plages lun-ven 9h à 19h30, sam 10h-16h cote 0,7 parce que c’est mieux'),
    ).toContain('La politique de QC est maintenant à la version 2.');
    expect(await fr('historique QC')).toContain(
      'Plages: lun.–ven. 09:00–20:00, sam. 10:00–18:00 → lun.–ven. 09:00–19:30, sam. 10:00–16:00',
    );
    expect(await fr('comparer QC 1 9')).toContain('QC n’a pas de version 9 ; sa plus récente est la 2');
    expect(await fr('rétablir QC 1 parce que non')).toContain('celle de la version 1');
  });

  test.each([
    ['Springfield', 'place: Springfield is not a province or a market in Canada. For example: ON Toronto'],
    ['history', 'place: is missing'],
    ['diff ON 3', 'version: is missing. For example: 3'],
    ['diff ON one two', 'version: is missing'],
    ['diff ON 0 1', 'version: 0 is no version'],
    ['diff ON 1 7', 'ON has no version 7; its newest is 1'],
    ['rollback ON 1', 'reason: is missing: say why behind the word because'],
    ['rollback ON 7 because x', 'ON:ALL has no version 7; its newest is 1. Nothing was changed.'],
    ['rollback ON 1 because x', 'Version 1 of ON:ALL is the one in force'],
    ['set ON score 0.5', 'reason: is missing'],
    ['set ON because x', 'setting: is missing. For example: windows mon-fri'],
    ['set ON score 65 because x', 'score: 65 is not from 0 to 1. For example: score 0.65'],
    ['set ON windows mon-fri 25:00-26:00 because x', 'windows: 25:00-26:00 is no window'],
    [
      'set ON windows mon-fri 20:00-9:00 because x',
      'contact_windows_local.0.start: 20:00 is not before the end 09:00',
    ],
    ['set ON windows mon 9-12, 11-13 because x', 'contact_windows_local.1: 11:00–13:00 overlaps window 0'],
    ['set ON windows 9-20 because x', 'windows: 9-20 is no window'],
    ['set ON windows because x', 'windows: is missing'],
    ['set ON channels fax because x', 'channels: fax is no channel'],
    ['set ON max 0/day because x', 'max: 0/day is no limit'],
    ['set ON blackout 2026-02-30 because x', 'blackout: 2026-02-30 is no date that exists'],
    ['set ON holidays maybe because x', 'holidays: maybe is neither open nor closed'],
    ['set ON enabled please because x', 'enabled: please is no setting'],
  ])('when /policy %s is typed, then it says %s', async (line, expected) => {
    expect(await en(line)).toContain(expected);
    expect(await areas.policy.effective('ON', 'ALL')).toMatchObject({ version: 1 });
  });

  test('when limits and blackout dates are taken away, then they are gone', async () => {
    await en('set YT max 2 a day 5 per week blackout 2026-12-24, 2026-12-31 because test');
    expect((await areas.policy.effective('YT', 'ALL'))?.rules).toMatchObject({
      max_contacts_per_day: 2,
      max_contacts_per_7_days: 5,
      blackout_dates: ['2026-12-24', '2026-12-31'],
    });
    await en('set YT max none blackout none windows none because test');
    const rules = (await areas.policy.effective('YT', 'ALL'))?.rules;
    expect(rules).toMatchObject({ blackout_dates: [], contact_windows_local: [] });
    expect(rules).not.toHaveProperty('max_contacts_per_day');
    expect(rules).not.toHaveProperty('max_contacts_per_7_days');
  });
});
