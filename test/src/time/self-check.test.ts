import { checkZoneData } from '../../../src/time/self-check';

test('when the packed data are checked, then every offset of the table is right', () => {
  expect(checkZoneData()).toEqual({ ok: true, wrong: [] });
});

test('when the runtime’s own data are checked the same way, then each wrong zone is named', () => {
  const byIntl = (timeZone: string, ms: number): string => {
    const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(ms);
    return parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '') ?? '';
  };
  const { ok, wrong } = checkZoneData(byIntl);
  expect(ok).toBe(wrong.length === 0);
  // A runtime with newer data than 2025c may be right about some of them; never about a zone it says is elsewhere.
  for (const { expected, got } of wrong) expect(got).not.toBe(expected);
});

test('when one zone is off, then only it is reported, with both offsets', () => {
  const { ok, wrong } = checkZoneData((zone, ms) => {
    if (zone === 'America/Winnipeg') return '-06:00';
    const right = checkZoneData(() => '').wrong.find((row) => row.zone === zone && Date.parse(row.at) === ms);
    return right?.expected ?? '';
  });
  expect(ok).toBe(false);
  expect(wrong).toEqual([
    { zone: 'America/Winnipeg', at: '2026-12-15T00:00:00Z', expected: '-05:00', got: '-06:00' },
    { zone: 'America/Winnipeg', at: '2027-07-15T00:00:00Z', expected: '-05:00', got: '-06:00' },
  ]);
});
