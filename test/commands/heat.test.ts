import { auditEntryModel } from '../../src/audit/audit-entry.model';
import { blockProblems } from '../../integrations/slack/block-limits';
import { heatCard } from '../../src/buyers/heat.card';
import { liquidityScore } from '../../src/buyers/liquidity.rules';
import { type Feedback } from '../../src/buyers/record-feedback';
import { translator } from '../../src/i18n/translate';
import { type BuyerId } from '../../src/ids';
import { MANAGER, openAreas, type TestAreas } from '../support/areas';
import { openWorkspace } from '../support/workspace';
import { user } from './use-command';

const START = '2026-11-01T15:00:00Z';
const WEEK = 7 * 24 * 60;

let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas(START);
});
afterAll(() => areas.close());
beforeEach(() => areas.reset(START));

const record = (buyer: number, event: Feedback['event'], more: Partial<Feedback> = {}) =>
  areas.buyers.recordFeedback({
    event,
    province: 'ON',
    market: 'Toronto',
    source: 'api',
    buyer_id: `B-${buyer}` as BuyerId,
    ...more,
  });

test('when nobody has answered yet, then it says so and what makes it warm, in both languages', async () => {
  expect(await user(areas).type('/heat')).toContain('No buyer has answered yet');
  expect(await user(areas, 'fr').type('/heat QC')).toMatch(/QC[^]*Aucun acheteur n’a encore répondu/);
});

test('when buyers answer over weeks, then each point of the trend is the score that REST told at that moment', async () => {
  const told: number[] = [];
  for (let week = 0; week < 5; week += 1) {
    if (week > 0) areas.clock.pass(WEEK);
    const { event } = await record(week, week % 2 === 0 ? 'BOUGHT' : 'NO_RESPONSE');
    if (week === 3) await record(week, 'PASSED', { replaces: event._id });
    told.push(liquidityScore(await areas.buyers.numbers('ON', 'Toronto', 'SFR')));
  }
  await record(9, 'PASSED', { province: 'QC', market: 'Laval' });
  const report = await areas.buyers.heat();
  expect(report.markets[0]).toMatchObject({ node: { market: 'TORONTO' }, trend: told });
  expect(report.markets[1]).toMatchObject({ node: { market: 'LAVAL' }, isCold: false });
  const { charted } = heatCard(report, translator('en'));
  expect(blockProblems({ text: 'x', blocks: charted as never })).toEqual([]);
  expect(JSON.stringify(charted)).toContain('"1 Toronto ON SFR"');
  expect(await user(areas).type('/heat ON Toronto')).toMatch(/Toronto ON SFR +\d[^\n]* 80% +60% +4\/5 /);
  expect(await user(areas).type('/heat ON')).not.toContain('Laval');
});

test('when a manager changes the cold gate, then it takes a reason, stands in the view and in the audit log', async () => {
  await record(1, 'NO_RESPONSE');
  const manager = user(areas, 'en', MANAGER);
  expect(await manager.type('/heat ON Toronto block')).toMatch(/reason[^]*because/);
  expect(await manager.type('/heat ON Toronto shut because it is cold')).toMatch(/place|mode|Toronto Shut/i);
  expect(await manager.type('/heat Atlantis')).toContain('ON Toronto block because');
  expect(await manager.type('/heat ON Toronto block because too few there')).toContain('Toronto ON');
  expect(await manager.type('/heat ON Toronto block because too few there')).toContain('already');
  expect(await user(areas).type('/heat')).toMatch(/Toronto ON SFR +0 .*block/);
  expect(await areas.buyers.coldGate.modeAt({ province: 'ON', market: 'Toronto' })).toBe('block');
  const entries = await auditEntryModel(areas.store.connection).find({ action: 'cold_gate.set' }).lean();
  expect(entries).toMatchObject([{ reason: 'too few there' }]);
});

test('when somebody opens the App Home, then the hottest markets stand there, with a button to all', async () => {
  const world = await openWorkspace('2026-12-02T15:00:00Z');
  try {
    world.setRole('agent');
    await world.areas.buyers.recordFeedback({
      event: 'BOUGHT',
      province: 'ON',
      market: 'Toronto',
      source: 'api',
    });
    const shown = await world.opens(() => world.sandbox.home('U0PERSON'));
    expect(shown.words.replace(/[\u00a0\u202f]/g, ' ')).toMatch(
      /Market heat.*Toronto ON SFR.*100.*heat\.show/,
    );
  } finally {
    await world.close();
  }
});
