import fc from 'fast-check';
import { DateTime } from 'luxon';
import { addUnits } from '../../../../../integrations/mongodb/embedded/query/dates/span';
import { truncate } from '../../../../../integrations/mongodb/embedded/query/dates/truncate';
import { toInstant, toLocal, zoneOf } from '../../../../../integrations/mongodb/embedded/query/dates/zone';

// Zones whose rules Node's data and the store's agree on; not those of western Canada after 2026.
const zone = fc.constantFrom(
  'America/Toronto',
  'America/St_Johns',
  'America/Halifax',
  'Europe/Paris',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
);
const instant = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2035, 0, 1) });
const RUNS = { numRuns: 2000 };

test('when a date is truncated in a zone, then it is the start of its period on that clock', () => {
  fc.assert(
    fc.property(instant, zone, fc.constantFrom('day', 'month', 'quarter', 'year'), (at, name, unit) => {
      const expected = DateTime.fromMillis(at, { zone: name }).startOf(unit);
      // Newfoundland once set its clocks back at 00:01, so that midnight came twice.
      if (expected.getPossibleOffsets().length > 1) return;
      expect(truncate(at, unit, 1, zoneOf(name), 0)).toBe(expected.toMillis());
    }),
    RUNS,
  );
});

test('when midnight is skipped, then the day begins as the clock goes on', () => {
  const startOf = (day: number, name: string) =>
    new Date(truncate(day, 'day', 1, zoneOf(name), 0)).toISOString();
  expect(startOf(Date.UTC(1981, 1, 28, 15), 'Australia/Lord_Howe')).toBe('1981-02-28T14:00:00.000Z');
  expect(startOf(Date.UTC(2018, 10, 4, 12), 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
});

test('when months are added in a zone, then the clock shows the same time', () => {
  fc.assert(
    fc.property(instant, zone, fc.integer({ min: -30, max: 30 }), (at, name, months) => {
      const before = DateTime.fromMillis(at, { zone: name });
      const after = DateTime.fromMillis(addUnits(at, 'month', months, zoneOf(name)), { zone: name });
      const expected = before.plus({ months });
      // In the hour that is skipped or comes twice the two may choose differently.
      if (expected.hour === before.hour && expected.getPossibleOffsets().length === 1)
        expect(after.toISO()).toBe(expected.toISO());
    }),
    RUNS,
  );
});

test('when an instant is read on a clock and set again, then it is the same, or the same time an hour off', () => {
  fc.assert(
    fc.property(instant, zone, (at, name) => {
      const rules = zoneOf(name);
      expect(toLocal(toInstant(toLocal(at, rules), rules), rules)).toBe(toLocal(at, rules));
      expect(rules.offsetAt(at)).toBe(DateTime.fromMillis(at, { zone: name }).offset * 60_000);
    }),
    RUNS,
  );
});
