import fc from 'fast-check';
import { csvCell, csvText } from '../../../src/reports/csv.rules';
import { readCsv } from '../../../src/leads/csv.rules';
import { monthAfter, monthBefore, monthRow } from '../../../src/reports/month-targets.rules';
import { reportPage } from '../../../src/pages/report-page';
import { openDoor } from '../http/open-door';
import { openAreas, type TestAreas } from '../../support/areas';

const NOVEMBER = '2026-11-18T15:00:00Z';
let world: TestAreas;
let real = 0;
beforeAll(async () => {
  world = await openAreas(NOVEMBER, { realNow: () => real });
});
afterAll(() => world.close());
beforeEach(() => world.reset(NOVEMBER));

async function texted(at: string): Promise<void> {
  world.clock.set(at);
  const fact = { correlation_id: 'm', province: 'ON' as const, detail: { to: 'L-1', message_len: 5 } };
  await world.kpi.emit('sms_sent', fact);
}
const row = async (month: string, figure: string) =>
  (await world.reports.month(month)).rows.find((one) => one.figure === figure);
const posts = () =>
  new Set(world.cards.all.map(({ key }) => key).filter((key) => key.startsWith('month-report:')));

describe('a cell of a table', () => {
  test.each([
    ['=SUM(A1)', "'=SUM(A1)"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['a,b', '"a,b"'],
    ['="x",1', `"'=""x"",1"`],
    ['plain', 'plain'],
  ])('when it is %s, then it is %s', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  test('when any text stands in one, then it is read back whole, and no cell is a formula', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 2, maxLength: 4 }),
        (texts) => {
          const [record] = readCsv(csvText([['x,y', ...texts]]).slice(1));
          const got = record?.fields.slice(1) ?? [];
          expect(got.some((cell) => /^[=+\-@\t\r]/.test(cell))).toBe(false);
          expect(got.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, '').replaceAll('\r\n', '\n'))).toEqual(
            texts.map((text) => text.replaceAll('\r\n', '\n')),
          );
        },
      ),
    );
  });
});

test('when a figure is compared with its target, then at least, above and at most are not the same', () => {
  expect(monthRow('ladder_sla', { part: 9, whole: 10 }).state).toBe('met');
  expect(monthRow('buyer_response', { part: 6, whole: 10 }).state).toBe('missed');
  expect(monthRow('offer_accept', { part: 0, whole: 0 })).toMatchObject({ state: 'nothing', value: null });
  expect(monthRow('throttles', { part: 0, whole: 0 }).state).toBe('met');
  expect(monthRow('throttles', { part: 1, whole: 0 }).state).toBe('missed');
  expect([monthBefore('2027-01'), monthAfter('2026-12')]).toEqual(['2026-12', '2027-01']);
});

test('when a text left outside of the fixed hours, then the month is not whole; another month’s do not count', async () => {
  await texted('2026-10-31T23:00:00Z');
  await texted('2026-11-02T15:00:00Z');
  await texted('2026-11-03T15:00:00Z');
  world.clock.set('2026-11-20T15:00:00Z');
  expect(await row('2026-11', 'contact_compliance')).toMatchObject({ part: 2, whole: 2, state: 'met' });
  // Midnight in Toronto, 23:00 in Winnipeg's part of Ontario.
  await texted('2026-11-05T05:00:00Z');
  world.clock.set('2026-11-20T15:00:00Z');
  expect(await row('2026-11', 'contact_compliance')).toMatchObject({ part: 2, whole: 3, state: 'missed' });
  expect(await row('2026-10', 'contact_compliance')).toMatchObject({ whole: 1 });
});

test('when buyers answer and are silent, then the share is of both', async () => {
  const place = { province: 'ON' as const, market: 'ALL', property_type: 'SFR' };
  for (const event of ['RESPONDED', 'PASSED', 'BOUGHT', 'NO_RESPONSE'])
    await world.kpi.emit('buyer_feedback', { correlation_id: 'c', detail: { event, ...place } });
  world.clock.pass(1);
  expect(await row('2026-11', 'buyer_response')).toMatchObject({ part: 3, whole: 4, state: 'met' });
});

test('when a month is over, then the channel is told once, on its first morning or later, also by two processes', async () => {
  await texted('2026-11-18T15:00:00Z');
  // 07:59 in Toronto.
  world.clock.set('2026-12-01T12:59:00Z');
  expect(await world.reports.post()).toBe(false);
  world.clock.set('2026-12-01T13:00:00Z');
  const done = await Promise.all([world.reports.post(), world.another().reports.post()]);
  expect(done.filter(Boolean)).toHaveLength(1);
  expect(await world.reports.post()).toBe(false);
  expect([...posts()]).toEqual(['month-report:2026-11']);
  expect(world.cards.last('month-report:2026-11')?.text).toBe('Month 2026-11: 2 targets met, 0 missed');
  // Nothing happened in December.
  world.clock.set('2027-01-15T13:00:00Z');
  expect(await world.reports.post()).toBe(false);
});

test('when a table is asked for, then its link works for a quarter of an hour', async () => {
  await texted(NOVEMBER);
  world.clock.pass(1);
  const token = (await world.reports.link('2026-11')).split('/').at(-1) ?? '';
  const found = await world.reports.fetchCsv(token);
  expect(found?.csv).toContain('2026-11,contact_compliance,1,1,1,≥ 1,met\r\n');
  const door = await openDoor({ webhooks: reportPage(world.reports) });
  const page = await fetch(`${door.url}/reports/${token}`);
  expect(page.headers.get('content-disposition')).toBe('attachment; filename="report-2026-11.csv"');
  expect(await page.text()).toContain('contact_compliance,1,1,1');
  expect(JSON.stringify(door.lines)).not.toContain(token);
  await door.server.close();
  expect(await world.reports.fetchCsv('x')).toBeNull();
  real += 15 * 60_000;
  expect(await world.reports.fetchCsv(token)).toBeNull();
});
