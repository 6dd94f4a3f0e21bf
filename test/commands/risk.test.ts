import { cents } from '../../src/money';
import { CALLER, openAreas, type TestAreas } from '../support/areas';
import { user } from './use-command';

let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas('2026-12-02T15:00:00Z');
});
afterAll(() => areas.close());

test('when /risk is typed, then it says what is promised and what may still be, in either language', async () => {
  await areas.risk.reserve({ domain: 'WHOLESALE', amount: cents(262_500_00) }, CALLER);
  expect(await user(areas).type('/risk')).toContain(
    '*WHOLESALE*: $262,500 of $2,000,000 promised today, $262,500 of $10,000,000 in all; $1,737,500 may still be promised.',
  );
  expect(await user(areas, 'fr').type('/risk')).toContain('on peut encore promettre 1 737 500 $');
  expect(await user(areas).type('/risk WHOLESALE')).toContain('takes no text');
});
