import { openAreas, type TestAreas } from '../support/areas';
import { user } from './use-command';

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas('2026-12-02T15:00:00Z');
});
afterAll(() => world.close());

test('when a month is asked for, then it stands with its targets, in both languages, and its table is a link', async () => {
  const november = await user(world).type('/report 2026-11');
  expect(november).toContain('Month 2026-11: 1 targets met, 0 missed');
  expect(november).toMatch(/Steps within 2 h\s+–\s+≥ 90%\s+0\/0/);
  expect(await user(world, 'fr').type('/report')).toContain('Mois 2026-12 :');
  expect(await user(world).press('report.csv', '2026-11')).toMatch(
    /http:\/\/bot\.invalid\/reports\/\S+\|report-2026-11\.csv/,
  );
});

test('when it is no month, or one to come, then it is named', async () => {
  expect(await user(world).type('/report november')).toContain('november is no month such as 2026-11');
  expect(await user(world, 'fr').type('/report 2027-05')).toContain('2027-05 n’a pas commencé');
});
