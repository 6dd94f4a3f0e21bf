import { MANAGER, openAreas, type TestAreas } from '../support/areas';
import { user } from './use-command';

let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas('2026-12-02T15:00:00Z');
});
afterAll(() => areas.close());

test('when /audit names a thing, then it says who did what to it and why; one that has nothing says so', async () => {
  await areas.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: true, reason: 'we <begin>' });
  const words = await user(areas).type('/audit ON:ALL');
  expect(words).toContain('`offer_policy.upsert` <@U0MANAGER> – we &lt;begin&gt;');
  expect(await user(areas).type('/audit L-9')).toContain('Nothing is recorded about L-9.');
  expect(await user(areas, 'fr').type('/audit L-9')).toContain('Rien n’est consigné');
  expect(await user(areas).type('/audit')).toContain('id: is missing');
});
