import { type Shift } from '../../../src/shifts/shift.model';
import { isOnShift, type LeadKind, nextInTurn, serves } from '../../../src/shifts/shift.rules';

const shift = (more: Partial<Shift> = {}): Shift => ({
  _id: 'U0ANNA',
  hours: [
    { days: [0, 1, 2, 3, 4], start: '09:00', end: '17:00' },
    { days: [2], start: '19:00', end: '21:00' },
  ],
  provinces: [],
  languages: [],
  time_off: [],
  turn: 0,
  changed_by: 'slack:U0MANAGER',
  changed_at: new Date(0),
  ...more,
});
const at = (weekday: 0 | 2 | 5, minuteOfDay: number, date = '2026-12-02') => ({ weekday, minuteOfDay, date });
const ONTARIO: LeadKind = { province: 'ON', language: 'en' };

describe('who works', () => {
  test.each([
    [at(2, 540), true],
    [at(2, 1019), true],
    [at(2, 1020), false],
    [at(2, 1200), true],
    [at(0, 1200), false],
    [at(5, 600), false],
  ])('when it is %j, then on shift is %s', (time, expected) =>
    expect(isOnShift(shift(), time)).toBe(expected),
  );

  test('when time off is said, then both its days are free, the day after is not', () => {
    const off = shift({ time_off: [{ from: '2026-12-02', until: '2026-12-03' }] });
    const noon = (date: string) => isOnShift(off, at(2, 720, date));
    expect(['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'].map(noon)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});

describe('who serves a lead', () => {
  test.each([
    [{}, ONTARIO, true],
    [{}, { province: null, language: 'fr' as const }, true],
    [{ provinces: ['QC' as const] }, ONTARIO, false],
    [{ provinces: ['ON' as const] }, { province: null, language: 'en' as const }, false],
    [{ languages: ['fr' as const] }, ONTARIO, false],
    [{ provinces: ['ON' as const], languages: ['en' as const] }, ONTARIO, true],
  ])('when it is %j and the lead %j, then %s', (who, lead, expected) =>
    expect(serves(shift(who), lead)).toBe(expected),
  );

  test('when several may, then the one who waits longest is next, and of two alike the first by id', () => {
    const all = [shift({ _id: 'U2', turn: 3 }), shift({ _id: 'U3', turn: 1 }), shift({ _id: 'U1', turn: 1 })];
    expect(nextInTurn(all, at(2, 600), ONTARIO)?._id).toBe('U1');
    expect(nextInTurn(all, at(2, 60), ONTARIO)).toBeNull();
  });
});
