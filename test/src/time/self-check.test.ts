import { formatOffset } from '../../../src/time/offset-text';
import { checkZoneData } from '../../../src/time/self-check';
import { offsetAt, packedZone } from '../../../src/time/zone-data';

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

/** canada.md section 0: zone | 2026-12-15 | 2027-07-15. */
const TABLE = `
St_Johns -03:30 -02:30 | Goose_Bay -04:00 -03:00 | Halifax -04:00 -03:00 | Moncton -04:00 -03:00
Blanc-Sablon -04:00 -04:00 | Toronto -05:00 -04:00 | Iqaluit -05:00 -04:00 | Atikokan -05:00 -05:00
Winnipeg -05:00 -05:00 | Rankin_Inlet -06:00 -05:00 | Resolute -06:00 -05:00 | Regina -06:00 -06:00
Edmonton -06:00 -06:00 | Yellowknife -06:00 -06:00 | Inuvik -06:00 -06:00 | Cambridge_Bay -07:00 -06:00
Vancouver -07:00 -07:00 | Dawson_Creek -07:00 -07:00 | Fort_Nelson -07:00 -07:00 | Creston -07:00 -07:00
Whitehorse -07:00 -07:00`;
const ROWS = TABLE.trim()
  .split(/[|\n]/)
  .map((row) => row.trim().split(' ') as [name: string, winter: string, summer: string]);

const packed = (zone: string, ms: number) => {
  const data = packedZone(zone);
  return data === null ? '' : formatOffset(offsetAt(data, ms));
};

test.each(ROWS)(
  'when %s is an hour off in winter or summer, then it and nothing else is reported',
  (name, winter, summer) => {
    const zone = `America/${name}`;
    const off = [`2026-12-15T00:00:00Z ${winter}`, `2027-07-15T00:00:00Z ${summer}`];
    for (const planted of off) {
      const [at = '', expected = ''] = planted.split(' ');
      const check = checkZoneData((asked, ms) =>
        asked === zone && ms === Date.parse(at) ? '+01:00' : packed(asked, ms),
      );
      expect(check).toEqual({ ok: false, wrong: [{ zone, at, expected, got: '+01:00' }] });
    }
  },
);

test('when a zone is missing, then it is reported', () => {
  const check = checkZoneData((zone, ms) => (zone === 'America/Inuvik' ? 'unknown zone' : packed(zone, ms)));
  expect(check.wrong.map((entry) => entry.zone)).toEqual(['America/Inuvik', 'America/Inuvik']);
});
