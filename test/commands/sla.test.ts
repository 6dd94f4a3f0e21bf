import { blockProblems } from '../../integrations/slack/block-limits';
import { PROVINCES } from '../../src/geo/provinces';
import { slaCard } from '../../src/ladder/sla.card';
import { translator } from '../../src/i18n/translate';
import { intake, stepOf } from '../src/ladder/people';
import { jsonRequest } from '../support/json-http';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../support/areas';
import { openWorkspace } from '../support/workspace';
import { user } from './use-command';

// A Wednesday, 10:00 in Toronto.
const TEN = '2026-12-02T15:00:00Z';
let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas(TEN);
});
afterAll(() => areas.close());
beforeEach(() => areas.reset(TEN));

let nth = 0;
/** A lead whose call is due at 10:30, done so many minutes later. */
async function called(after: number, owner: string | null, address = '12 King St W, Toronto ON') {
  areas.clock.set(TEN);
  const lead = await intake(areas, { address, phone: `+1416555${3000 + ++nth}` });
  await areas.ladder.create(lead, {}, CALLER);
  await areas.ladder.reassign(lead._id, owner);
  areas.clock.pass(30 + after);
  await areas.ladder.complete((await stepOf(areas, lead, 2))._id, 'reached', CALLER);
  // The texts of the ladder are not what is looked at here.
  await areas.ladder.stop(lead._id, 'person', CALLER);
}

describe('/sla', () => {
  test('when calls were done in and out of time, then the shares are those of REST, in both languages, also by /due', async () => {
    await called(10, 'U0ANNA');
    await called(60, 'U0ANNA');
    await called(30, 'U0BEN');
    await called(150, null);
    const said = await user(areas).type('/sla');
    expect(said).toMatch(/SLA of the follow-ups · Last 7 days/);
    expect(said).toContain('Within 30 minutes: 50% (2 of 4)');
    expect(said).toContain('Within 2 hours: 75% (3 of 4) · the target is 90%');
    const to = areas.clock.now();
    const rest = await areas.ladder.sla(new Date(to.getTime() - 7 * 86_400_000), to);
    expect(rest).toMatchObject({ within_30m: 0.5, within_2h: 0.75, detail: { within_30m: { eligible: 4 } } });
    expect(await user(areas, 'fr').type('/due délais aujourd’hui')).toMatch(
      /Aujourd’hui[^]*En 30 minutes : 50 % \(2 sur 4\)/,
    );
  });

  test('when it is asked by person, by province, of one of them, then each has their own', async () => {
    await called(10, 'U0ANNA');
    await called(60, 'U0ANNA');
    await called(150, null);
    await called(10, 'U0BEN', '1 Rue Sainte-Catherine, Montréal QC');
    const people = await user(areas).type('/sla today by person');
    expect(people).toContain('<@U0ANNA>: within 30 minutes 50% (1 of 2), within 2 hours 100% (2 of 2)');
    expect(people).toContain('nobody’s yet: within 30 minutes 0% (0 of 1)');
    const places = await user(areas).type('/due sla month by province');
    expect(places).toMatch(/ON +33\.3% +66\.7%\nQC +100% +100%/);
    const bens = await user(areas).type('/sla <@U0BEN|ben>');
    expect(bens).toMatch(/<@U0BEN>[^]*100% \(1 of 1\) · the target of 90% is met/);
    // Only the day on which something was due.
    expect(bens.match(/2026-\d\d-\d\d/g)).toEqual(['2026-12-02']);
    expect(await user(areas).type('/sla Quebec')).toContain('· QC');
    expect(await user(areas).press('sla.owner', 'week by person QC')).not.toContain('U0ANNA');
  });

  test('when nothing was due, then it says so, with what else there is to see', async () => {
    const said = await user(areas).type('/sla 2026-10-01 2026-10-31');
    expect(said).toMatch(/2026-10-01 to 2026-10-31[^]*Nothing was due then[^]*Today[^]*By person/);
  });

  test.each([
    ['/sla yesterday', 'view: yesterday is neither today'],
    ['/sla 2026-02-30', 'date: 2026-02-30 is not a date that exists'],
    ['/sla 2026-11-15 2026-11-01', 'date: 2026-11-15 2026-11-01 is not one date'],
    ['/due sla 2026-01-01 2026-11-01', 'For example: 2026-11-01 2026-11-15'],
  ])('when %s is typed, then it says what is wrong and shows a right one', async (line, expected) => {
    expect(await user(areas).type(line)).toContain(expected);
  });

  test('when there are many days or provinces, then Slack takes chart, table and buttons', async () => {
    const span = { first: '2026-09-02', last: '2026-12-02' };
    const share = { eligible: 9, met: 3, share: 1 / 3 };
    for (const [by, keys] of [
      ['day', Array.from({ length: 14 }, (_, index) => `2026-09-${10 + index}`)],
      ['province', [...PROVINCES, null]],
    ] as const) {
      const report = await areas.ladder.slaReport({ span, by });
      const rows = keys.map((key) => ({ key, within_30m: share, within_2h: share }));
      const card = slaCard({ ...report, within_30m: share, within_2h: share, rows }, translator('fr'));
      expect(blockProblems(card)).toEqual([]);
      expect(blockProblems({ text: card.text, blocks: card.charted as never })).toEqual([]);
      expect(card.charted).toHaveLength(3);
    }
  });
});

test('when the real Slack takes charts, then it has one; where it refuses them, the table stands there', async () => {
  const world = await openWorkspace(TEN);
  try {
    for (const day of [1, 2]) {
      const lead = await intake(world.areas, { phone: `+1416555400${day}` });
      await world.areas.ladder.create(lead, {}, MANAGER);
      world.areas.clock.pass(40);
      await world.areas.ladder.complete((await stepOf(world.areas, lead, 2))._id, 'reached', MANAGER);
      world.areas.clock.set('2026-12-03T15:00:00Z');
    }
    world.areas.clock.pass(60);
    const ask = () => world.hears(() => world.sandbox.command({ command: '/sla', text: '' }));
    expect(await ask()).toContain('data_visualization');
    const fault = { kind: 'refuse', match: '/T0SANDBOX/', code: 'invalid_blocks', status: 400, times: 1 };
    await jsonRequest('POST', `${world.sandbox.url}/_sandbox/faults`, { body: fault });
    const plain = await ask();
    expect(plain).not.toContain('data_visualization');
    expect(plain).toMatch(/2026-12-02 +33\.3% +33\.3%\\n2026-12-03 +33\.3% +100%/);
  } finally {
    await world.close();
  }
});
