import { locate, type PlaceFacts, zonesAt } from '../../../src/geo/locate.rules';
import { MARKETS as LISTED } from '../../../src/geo/markets';
import { zonesOf } from '../../../src/geo/zones-of-place.rules';
import { PROVINCES } from '../../../src/geo/provinces';
import { isKnownCanadianZone } from '../../../src/time/zone-data';

const ONTARIO = ['America/Toronto', 'America/Winnipeg', 'America/Atikokan'];

const EVIDENCE: [facts: PlaceFacts, province: string | null, evidence: string[], confidence: string][] = [
  [{ postal_code: 'M5V 2T6' }, 'ON', ['postal_code'], 'high'],
  [{ address: 'Toronto, ON M5V 2T6' }, 'ON', ['postal_code', 'city_province'], 'high'],
  [{ address: 'Toronto M5V 2T6' }, 'ON', ['postal_code', 'city'], 'high'],
  [{ address: 'Toronto, ON' }, 'ON', ['city_province'], 'high'],
  [{ region: 'ON', address: '12 Elm St, Toronto' }, 'ON', ['city_province'], 'high'],
  [{ region: 'Ontario' }, 'ON', ['province'], 'high'],
  [{ province: 'ON' }, 'ON', ['province'], 'high'],
  [{ province: 'ON', market: 'TORONTO' }, 'ON', ['city_province'], 'high'],
  [{ address: '12 Elm St, Toronto' }, 'ON', ['city'], 'medium'],
  [{ market: 'toronto' }, 'ON', ['city'], 'medium'],
  [{ phone: '+14165550134' }, 'ON', ['area_code'], 'low'],
  [{ region: 'Ontario', phone: '+16045550134' }, 'ON', ['province'], 'high'],
  [{ address: 'Calgary', phone: '+16045550134' }, 'AB', ['city'], 'medium'],
  [{ address: 'Windsor', phone: '+15195550134' }, 'ON', ['area_code'], 'low'],
  [{ phone: '+14165550134', timezone: 'America/Vancouver' }, 'ON', ['area_code', 'timezone'], 'low'],
  [{ timezone: 'America/Toronto' }, null, ['timezone'], 'none'],
  [{}, null, [], 'none'],
  [{ phone: '+442071234567' }, null, [], 'none'],
  [{ province: 'ON', postal_code: 'V6B 1A1' }, null, [], 'none'],
];

test.each(EVIDENCE)(
  'when all that is known is %j, then province %j by %j, confidence %s',
  (facts, ...expected) => {
    const { province, evidence, confidence } = locate(facts);
    expect([province, evidence, confidence]).toEqual(expected);
  },
);

/** canada.md 5.1 and 5.2: explicit zone, else postal code, else city, else all zones of the province. */
const ZONES: [facts: PlaceFacts, timezones: string[]][] = [
  [{ province: 'ON' }, ONTARIO],
  [{ phone: '+18075550134' }, ONTARIO],
  [{ region: 'ON', address: '1 Elm St, Nowhereville' }, ONTARIO],
  [{ address: 'Toronto, ON' }, ['America/Toronto']],
  [{ address: 'Smiths Falls, ON' }, ['America/Toronto']],
  [{ address: 'Thunder Bay, ON' }, ['America/Toronto']],
  [{ address: 'Kenora, ON' }, ['America/Winnipeg']],
  [{ address: 'Dryden, ON P8N 1A1' }, ['America/Winnipeg']],
  [{ address: 'Atikokan, ON' }, ['America/Atikokan']],
  [{ address: 'Atikokan, ON P0T 1C0' }, ['America/Atikokan']],
  [{ address: 'Ignace, ON P0T 1T0' }, ['America/Winnipeg']],
  [{ postal_code: 'P0T 1C0' }, ['America/Winnipeg', 'America/Atikokan', 'America/Toronto']],
  [{ postal_code: 'P9A 1A1' }, ['America/Winnipeg']],
  [{ postal_code: 'M5V 2T6' }, ['America/Toronto']],
  // The code says Kenora's clock, the city Toronto's: both must be open.
  [{ address: 'Toronto, ON P9N 1A1' }, ['America/Winnipeg', 'America/Toronto']],
  [{ province: 'QC' }, ['America/Toronto', 'America/Blanc-Sablon', 'America/Halifax']],
  [{ address: 'Montréal, QC' }, ['America/Toronto']],
  [{ postal_code: 'G4T 1A1' }, ['America/Halifax']],
  [{ address: 'Îles-de-la-Madeleine, Québec' }, ['America/Halifax']],
  [{ postal_code: 'G0G 1A0' }, ['America/Toronto', 'America/Blanc-Sablon']],
  [{ address: 'Blanc-Sablon, QC G0G 1C0' }, ['America/Blanc-Sablon']],
  [{ address: 'Listuguj, QC' }, ['America/Toronto', 'America/Halifax']],
  [{ province: 'NL' }, ['America/St_Johns', 'America/Goose_Bay']],
  [{ address: "St. John's, NL" }, ['America/St_Johns']],
  [{ address: 'Happy Valley-Goose Bay, NL' }, ['America/Goose_Bay']],
  [{ address: "Mary's Harbour, NL A0K 3P0" }, ['America/St_Johns']],
  [{ address: 'Black Tickle, NL' }, ['America/Goose_Bay', 'America/St_Johns']],
  [{ postal_code: 'A0P 1A0' }, ['America/Goose_Bay']],
  [{ postal_code: 'A0K 1A0' }, ['America/St_Johns', 'America/Goose_Bay']],
  [{ address: 'Cranbrook, BC' }, ['America/Edmonton']],
  [{ postal_code: 'V1C 1A1' }, ['America/Edmonton']],
  [{ address: 'Creston, BC V0B 1G0' }, ['America/Creston']],
  [{ address: 'Fort St. John, BC' }, ['America/Dawson_Creek']],
  [{ address: 'Fort Nelson, BC' }, ['America/Fort_Nelson']],
  [{ address: 'Revelstoke, BC' }, ['America/Vancouver']],
  [{ address: 'Vancouver, BC' }, ['America/Vancouver']],
  [{ address: 'Lloydminster, SK S9V 1A1' }, ['America/Edmonton']],
  [{ address: 'Creighton, SK' }, ['America/Winnipeg']],
  [{ postal_code: 'S0P 0A0' }, ['America/Regina', 'America/Winnipeg']],
  [{ address: 'Regina, SK' }, ['America/Regina']],
  [{ address: 'Inuvik, NT' }, ['America/Inuvik']],
  [{ address: 'Yellowknife, NT' }, ['America/Yellowknife']],
  [{ address: 'Coral Harbour, NU' }, ['America/Coral_Harbour']],
  [{ postal_code: 'X0B 0C0' }, ['America/Cambridge_Bay']],
  [{ postal_code: 'X0C 0G0' }, ['America/Rankin_Inlet', 'America/Coral_Harbour']],
  [{ province: 'ON', timezone: 'America/Winnipeg' }, ['America/Winnipeg']],
  [{ province: 'NU', timezone: 'America/Coral_Harbour' }, ['America/Coral_Harbour']],
  [{ province: 'QC', timezone: 'America/Montreal' }, ['America/Montreal']],
  // A zone that is none of Canada's leaves none: the gate denies.
  [{ province: 'ON', timezone: 'America/New_York' }, []],
  [{ province: 'ON', timezone: 'Toronto' }, []],
  [{ province: 'ON', postal_code: 'V6B 1A1' }, []],
];

test.each(ZONES)('when all that is known is %j, then the zones are %j', (facts, timezones) => {
  expect(locate(facts).timezones).toEqual(timezones);
});

test('when nothing but a province is known, then every zone of it is a zone of Canada', () => {
  for (const province of PROVINCES) {
    expect(locate({ province }).timezones).toEqual(zonesOf(province));
    expect(zonesOf(province).filter((zone) => !isKnownCanadianZone(zone))).toEqual([]);
  }
});

const MARKETS: [facts: PlaceFacts, market: string][] = [
  [{ province: 'ON', market: 'ALL' }, 'ALL'],
  [{ province: 'ON', market: "st. john's" }, "St. John's"],
  [{ province: 'QC', market: 'MONTRÉAL' }, 'Montreal'],
  [{ province: 'QC', market: 'quebec' }, 'Quebec City'],
  [{ province: 'AB', market: 'RED DEER' }, 'Red Deer'],
  // City and postal code name different markets: neither.
  [{ address: 'Mississauga, ON M5V 2T6' }, 'ALL'],
  [{ address: 'Oakville, ON M5V 2T6' }, 'ALL'],
  [{ address: 'North York, ON M2N 1A1' }, 'Toronto'],
];

test.each(MARKETS)('when all that is known is %j, then the market is %j', (facts, market) => {
  expect(locate(facts).market).toBe(market);
});

test('when nothing but a province and a market is known, then its zones are those of the whole way', () => {
  const towns = [
    'ALL',
    '',
    'Fort St. John',
    'Creston',
    'Lloydminster',
    'Kenora',
    'Gaspé',
    'Labrador City',
    'Nowhere',
  ];
  const markets = LISTED.flatMap(({ display, aliases }) => [display, display.toUpperCase(), ...aliases]);
  for (const province of PROVINCES) {
    for (const market of [...markets, ...towns]) {
      expect([province, market, zonesAt(province, market)]).toEqual([
        province,
        market,
        locate({ province, market }).timezones,
      ]);
    }
  }
});
