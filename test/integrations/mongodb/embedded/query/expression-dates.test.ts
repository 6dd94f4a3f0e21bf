import { Decimal128, Long, ObjectId, Timestamp } from 'bson';
import { type Document } from '../../../../../integrations/mongodb/embedded/query/document';
import { codeOf, MANUAL } from './bson-documents';
import { evaluated, type ExpressionCase, expectValue } from './evaluated';

const at = (text: string) => new Date(text);
const AGG = `${MANUAL}/reference/operator/aggregation`;
const NEW_YORK = 'America/New_York';
const VANCOUVER = 'America/Vancouver';

function table(
  page: string,
  cases: ExpressionCase[],
  failures: [code: number, expression: unknown][] = [],
): void {
  describe(`${AGG}/${page}`, () => {
    test.each(cases)('when %j is evaluated, then it is %j', expectValue);
    if (failures.length > 0) {
      test.each(failures)('when it cannot be answered, then it fails with %i for %j', (code, expression) => {
        expect(codeOf(() => evaluated(expression))).toBe(code);
      });
    }
  });
}

const trunc = (date: string, unit: string, more: Document = {}) => ({
  $dateTrunc: { date: at(date), unit, ...more },
});

table(
  'dateTrunc/',
  [
    [trunc('2021-03-20T11:30:05Z', 'month'), at('2021-03-01T00:00:00Z')],
    [
      trunc('2021-03-20T11:30:05Z', 'week', { startOfWeek: 'monday', timezone: NEW_YORK }),
      at('2021-03-15T04:00:00Z'),
    ],
    [trunc('2021-03-20T11:30:05Z', 'month', { binSize: 6 }), at('2021-01-01T00:00:00Z')],
    [trunc('2020-11-01T18:23:36Z', 'hour', { binSize: 2 }), at('2020-11-01T18:00:00Z')],
    [trunc('2021-12-01T18:23:36Z', 'hour', { binSize: 4, timezone: NEW_YORK }), at('2021-12-01T17:00:00Z')],
    [trunc('2021-02-15T18:23:36Z', 'week'), at('2021-02-14T00:00:00Z')],
    [
      trunc('2000-01-30T18:00:00Z', 'week', { binSize: 2, timezone: NEW_YORK, startOfWeek: 'mon' }),
      at('2000-01-17T05:00:00Z'),
    ],
    [trunc('2026-11-02T03:30:00Z', 'day', { timezone: NEW_YORK }), at('2026-11-01T04:00:00Z')],
    [trunc('2026-11-02T05:30:00Z', 'day', { timezone: NEW_YORK }), at('2026-11-02T05:00:00Z')],
    [trunc('2026-03-08T23:00:00Z', 'day', { timezone: NEW_YORK }), at('2026-03-08T05:00:00Z')],
    [trunc('2026-01-01T02:00:00Z', 'year', { timezone: NEW_YORK }), at('2025-01-01T05:00:00Z')],
    [trunc('2026-04-01T02:00:00Z', 'quarter', { timezone: NEW_YORK }), at('2026-01-01T05:00:00Z')],
    [trunc('2026-08-01T03:00:00Z', 'month', { timezone: NEW_YORK }), at('2026-07-01T04:00:00Z')],
    [trunc('2026-11-01T06:30:00Z', 'hour', { timezone: NEW_YORK }), at('2026-11-01T06:00:00Z')],
    // British Columbia keeps summer time from 2026 on: Node's own rules would say 08:00Z.
    [trunc('2027-01-15T20:00:00Z', 'day', { timezone: VANCOUVER }), at('2027-01-15T07:00:00Z')],
    [trunc('2026-01-15T20:00:00Z', 'day', { timezone: VANCOUVER }), at('2026-01-15T08:00:00Z')],
    [trunc('2021-03-20T23:00:00Z', 'day', { timezone: '+05:30' }), at('2021-03-20T18:30:00Z')],
    [
      trunc('2020-01-30T18:59:00Z', 'minute', { binSize: Decimal128.fromString('15') }),
      at('2020-01-30T18:45:00Z'),
    ],
    [trunc('2020-01-30T18:59:00.003Z', 'millisecond', { binSize: 1000 }), at('2020-01-30T18:59:00Z')],
    [trunc('1999-12-31T18:59:00Z', 'day', { binSize: 2 }), at('1999-12-30T00:00:00Z')],
    [trunc('1960-05-05T05:05:05Z', 'year', { binSize: 10 }), at('1960-01-01T00:00:00Z')],
    [
      { $dateTrunc: { date: new ObjectId('507c7f79bcf86cd7994f6c0e'), unit: 'minute', binSize: 10 } },
      at('2012-10-15T21:20:00Z'),
    ],
    [
      { $dateTrunc: { date: new Timestamp({ t: 1350336377, i: 0 }), unit: 'second', binSize: 10 } },
      at('2012-10-15T21:26:10Z'),
    ],
    [{ $dateTrunc: { date: '$x', unit: 'nonsense' } }, null],
    [trunc('2020-01-01T00:00:00Z', 'day', { timezone: '$x' }), null],
    [trunc('2020-01-01T00:00:00Z', 'day', { binSize: null }), null],
    [trunc('2020-01-01T00:00:00Z', 'week', { startOfWeek: null }), null],
    [trunc('2020-01-30T18:59:00Z', 'year', { startOfWeek: 1 }), at('2020-01-01T00:00:00Z')],
  ],
  [
    [5439007, { $dateTrunc: 'A' }],
    [5439008, { $dateTrunc: { endDate: 1 } }],
    [5439009, { $dateTrunc: { unit: 'week' } }],
    [5439010, { $dateTrunc: { date: at('2020-01-01') } }],
    [5439012, { $dateTrunc: { date: 'x', unit: 'hour' } }],
    [5439013, { $dateTrunc: { date: at('2020-01-01'), unit: 1 } }],
    [5439014, { $dateTrunc: { date: at('2020-01-01'), unit: 'century' } }],
    [5439017, { $dateTrunc: { date: at('2020-01-01'), unit: 'hour', binSize: 2.5 } }],
    [5439018, { $dateTrunc: { date: at('2020-01-01'), unit: 'hour', binSize: 0 } }],
    [40517, { $dateTrunc: { date: at('2020-01-01'), unit: 'hour', timezone: 1 } }],
    [40485, { $dateTrunc: { date: at('2020-01-01'), unit: 'hour', timezone: 'America/Invalid' } }],
    [40485, { $dateTrunc: { date: at('2020-01-01'), unit: 'hour', timezone: 'america/new_york' } }],
    [5439015, { $dateTrunc: { date: at('2020-01-01'), unit: 'week', startOfWeek: 1 } }],
    [5439016, { $dateTrunc: { date: at('2020-01-01'), unit: 'week', startOfWeek: 'FRIDIE' } }],
    [238, { $dateTrunc: { date: at('2045-01-01'), unit: 'day', timezone: NEW_YORK } }],
  ],
);

const add = (startDate: string, unit: string, amount: number, timezone?: string) => ({
  $dateAdd: { startDate: at(startDate), unit, amount, ...(timezone && { timezone }) },
});

table(
  'dateAdd/',
  [
    [add('2020-11-30T12:10:05Z', 'day', 1), at('2020-12-01T12:10:05Z')],
    [add('2020-12-31T12:10:05Z', 'week', 1), at('2021-01-07T12:10:05Z')],
    [add('2020-12-31T12:10:05Z', 'month', 1), at('2021-01-31T12:10:05Z')],
    [add('2021-01-31T12:10:05Z', 'month', 1), at('2021-02-28T12:10:05Z')],
    [add('2020-02-29T00:00:00Z', 'year', 1), at('2021-02-28T00:00:00Z')],
    [add('2020-11-30T00:00:00Z', 'quarter', 1), at('2021-02-28T00:00:00Z')],
    [add('2020-10-24T18:10:00Z', 'hour', 24, 'Europe/Paris'), at('2020-10-25T18:10:00Z')],
    [add('2020-10-24T18:10:00Z', 'day', 1, 'Europe/Paris'), at('2020-10-25T19:10:00Z')],
    [add('2021-01-30T23:30:00Z', 'month', 1, 'Europe/Paris'), at('2021-02-27T23:30:00Z')],
    [add('2026-03-07T06:30:00Z', 'day', 1, NEW_YORK), at('2026-03-08T06:30:00Z')],
    [add('2026-03-07T07:30:00Z', 'day', 1, NEW_YORK), at('2026-03-08T07:30:00Z')],
    [add('2026-03-07T08:30:00Z', 'day', 1, NEW_YORK), at('2026-03-08T07:30:00Z')],
    [add('2020-12-31T12:10:05Z', 'millisecond', 1050), at('2020-12-31T12:10:06.050Z')],
    [{ $dateAdd: { startDate: '$x', unit: 'day', amount: 1 } }, null],
    [
      {
        $dateSubtract: {
          startDate: at('2020-12-31T12:10:05Z'),
          unit: 'month',
          amount: 3,
          timezone: 'Europe/Paris',
        },
      },
      at('2020-09-30T11:10:05Z'),
    ],
    [
      {
        $dateSubtract: {
          startDate: at('2021-01-31T03:00:00Z'),
          unit: 'month',
          amount: 2,
          timezone: NEW_YORK,
        },
      },
      at('2020-12-01T03:00:00Z'),
    ],
    [
      { $dateSubtract: { startDate: at('2020-12-31T12:10:05Z'), unit: 'hour', amount: Long.fromNumber(48) } },
      at('2020-12-29T12:10:05Z'),
    ],
  ],
  [
    [5166402, { $dateAdd: { unit: 'second', amount: 120 } }],
    [5166401, { $dateAdd: { startDate: at('2020-01-01'), units: 'day', amount: 1 } }],
    [5166403, { $dateSubtract: { startDate: 'x', unit: 'year', amount: 10 } }],
    [5166404, { $dateAdd: { startDate: at('2020-01-01'), unit: 1, amount: 10 } }],
    [9, { $dateAdd: { startDate: at('2020-01-01'), unit: 'epoch', amount: 10 } }],
    [5166405, { $dateSubtract: { startDate: at('2020-01-01'), unit: 'year', amount: 1.001 } }],
    [40485, { $dateAdd: { startDate: at('2020-01-01'), unit: 'year', amount: 1, timezone: 'Unknown' } }],
  ],
);

const diff = (startDate: string, endDate: string, unit: string, more: Document = {}) => ({
  $dateDiff: { startDate: at(startDate), endDate: at(endDate), unit, ...more },
});
const n = (value: number) => Long.fromNumber(value);

table(
  'dateDiff/',
  [
    [diff('2020-11-01T18:23:36Z', '2020-11-02T00:00:00Z', 'hour'), n(6)],
    [diff('2020-11-01T18:23:36Z', '2020-11-02T00:00:00Z', 'hour', { timezone: NEW_YORK }), n(6)],
    [diff('2026-10-31T12:00:00Z', '2026-11-02T12:00:00Z', 'hour', { timezone: NEW_YORK }), n(48)],
    [
      diff('2021-01-24T18:23:36Z', '2021-01-25T02:23:36Z', 'week', {
        timezone: 'GMT',
        startOfWeek: 'MONDAY',
      }),
      n(1),
    ],
    [
      diff('2021-01-17T05:00:00Z', '2021-01-17T04:59:00Z', 'week', {
        timezone: NEW_YORK,
        startOfWeek: 'sunday',
      }),
      n(-1),
    ],
    [diff('2021-01-24T18:23:36Z', '2021-01-25T02:23:36Z', 'week'), n(0)],
    [diff('2020-12-31T23:59:59Z', '2021-01-01T00:00:00Z', 'year'), n(1)],
    [diff('2020-03-31T23:59:59Z', '2021-01-01T00:00:00Z', 'quarter'), n(4)],
    [diff('2020-12-31T00:00:00Z', '2021-03-01T00:00:00Z', 'month'), n(3)],
    [diff('2021-01-01T01:00:00Z', '2021-01-02T04:00:00Z', 'day', { timezone: NEW_YORK }), n(1)],
    [diff('2021-01-01T01:00:00Z', '2021-01-01T04:00:00Z', 'day', { timezone: NEW_YORK }), n(0)],
    [diff('2021-01-02T00:00:00Z', '2021-01-01T00:00:00Z', 'second'), n(-86400)],
    [diff('2021-01-01T00:00:00Z', '2021-01-01T00:00:00.250Z', 'millisecond'), n(250)],
    [{ $dateDiff: { startDate: '$x', endDate: 1, unit: 'century' } }, null],
  ],
  [
    [5166307, { $dateDiff: { startDate: 'x', endDate: at('2020-01-01'), unit: 'hour' } }],
    [5439013, { $dateDiff: { startDate: at('2020-01-01'), endDate: at('2020-01-01'), unit: 5 } }],
    [5439014, { $dateDiff: { startDate: at('2020-01-01'), endDate: at('2020-01-01'), unit: 'decade' } }],
  ],
);

const text = (date: string, format?: string, timezone?: string) => ({
  $dateToString: { date: at(date), ...(format && { format }), ...(timezone && { timezone }) },
});

table(
  'dateToString/',
  [
    [text('2014-01-01T08:15:39.736Z', '%Y-%m-%d'), '2014-01-01'],
    [text('2014-01-01T08:15:39.736Z', '%H:%M:%S:%L%z', NEW_YORK), '03:15:39:736-0500'],
    [text('2014-01-01T08:15:39.736Z', '%H:%M:%S:%L%z', '+03:00'), '11:15:39:736+0300'],
    [text('2014-01-01T08:15:39.736Z', '%Z', '+03:00'), '+180'],
    [text('2014-01-01T08:15:39.736Z', '%j'), '001'],
    [text('2017-06-06T19:38:43.234Z', '%Y/%m/%d %w %U %G %V %u %%', NEW_YORK), '2017/06/06 3 23 2017 23 2 %'],
    [text('2017-06-06T19:38:43.234Z', '%d %b %B'), '06 Jun June'],
    [text('2014-01-01T08:15:39.736Z'), '2014-01-01T08:15:39.736Z'],
    [text('2014-01-01T08:15:39.736Z', undefined, NEW_YORK), '2014-01-01T03:15:39.736'],
    [{ $dateToString: { date: '$x', onNull: 'none' } }, 'none'],
    [{ $dateToString: { date: '$x' } }, null],
    [{ $dateToString: { date: at('2020-01-01T00:00:00Z'), format: '$f' } }, '2020', { f: '%Y' }],
  ],
  [
    [18536, text('2014-01-01T00:00:00Z', '%x')],
    [18535, text('2014-01-01T00:00:00Z', 'a%')],
    [18533, { $dateToString: { date: at('2014-01-01'), format: 5 } }],
    [40535, { $dateToString: { date: at('2014-01-01'), fmt: '%Y' } }],
    [40539, { $dateToString: { format: '%Y' } }],
    [16006, { $dateToString: { date: 'x' } }],
  ],
);

const read = (dateString: unknown, more: Document = {}) => ({ $dateFromString: { dateString, ...more } });

table(
  'dateFromString/',
  [
    [read('2017-02-08T12:10:40.787'), at('2017-02-08T12:10:40.787Z')],
    [read('2017-02-08T12:10:40.787', { timezone: NEW_YORK }), at('2017-02-08T17:10:40.787Z')],
    [read('2026-07-15T08:00:00', { timezone: NEW_YORK }), at('2026-07-15T12:00:00Z')],
    [read('2017-02-08'), at('2017-02-08T00:00:00Z')],
    [read('2017-02-08 07:05'), at('2017-02-08T07:05:00Z')],
    [read('2018-03-04T10:00:00+0500'), at('2018-03-04T05:00:00Z')],
    [read('2018-03-04T10:00:00-05:30'), at('2018-03-04T15:30:00Z')],
    [read('06-15-2018', { format: '%m-%d-%Y' }), at('2018-06-15T00:00:00Z')],
    [read('15-06-2018', { format: '%d-%m-%Y' }), at('2018-06-15T00:00:00Z')],
    [read('2018-24-5', { format: '%G-%V-%u' }), at('2018-06-15T00:00:00Z')],
    [read('2018 at 08:30:05.25', { format: '%Y at %H:%M:%S.%L', onError: 'incomplete' }), 'incomplete'],
    [read('2018-166', { format: '%Y-%j' }), at('2018-06-15T00:00:00Z')],
    [read('2018-06-15 +0200', { format: '%Y-%m-%d %z' }), at('2018-06-14T22:00:00Z')],
    [read('x', { format: '%Y', onError: 'bad' }), 'bad'],
    [read(null), null],
    [read('$x', { onNull: 'none' }), 'none'],
    [read(5, { onError: 'bad' }), 'bad'],
  ],
  [
    [241, read('x', { format: '%Y-%m-%d' })],
    [241, read('2018-13-01')],
    [241, read('2018-03-04T10:00:00Z', { timezone: NEW_YORK })],
    [241, read(5)],
    [18536, read('2018', { format: '%x' })],
    [238, read('July 4 2018')],
    [238, read('tomorrow', { onError: 'bad' })],
  ],
);

table(
  'dateFromParts/',
  [
    [{ $dateFromParts: { year: 2017, month: 2, day: 8, hour: 12 } }, at('2017-02-08T12:00:00Z')],
    [
      { $dateFromParts: { isoWeekYear: 2017, isoWeek: 6, isoDayOfWeek: 3, hour: 12 } },
      at('2017-02-08T12:00:00Z'),
    ],
    [
      {
        $dateFromParts: {
          year: 2016,
          month: 12,
          day: 31,
          hour: 23,
          minute: 46,
          second: 12,
          timezone: NEW_YORK,
        },
      },
      at('2017-01-01T04:46:12Z'),
    ],
    [{ $dateFromParts: { year: 2017, month: 14, day: 1, hour: 12 } }, at('2018-02-01T12:00:00Z')],
    [{ $dateFromParts: { year: 2017, month: 0, day: 1, hour: 12 } }, at('2016-12-01T12:00:00Z')],
    [{ $dateFromParts: { year: 2026 } }, at('2026-01-01T00:00:00Z')],
    [{ $dateFromParts: { year: 2026, month: 1 } }, at('2026-01-01T00:00:00Z')],
    [
      { $dateFromParts: { year: 2026, month: 7, day: 15, hour: 8, timezone: NEW_YORK } },
      at('2026-07-15T12:00:00Z'),
    ],
    [
      { $dateFromParts: { year: 2026, month: 3, day: 8, hour: 2, minute: 30, timezone: NEW_YORK } },
      at('2026-03-08T07:30:00Z'),
    ],
    [
      { $dateFromParts: { year: 2026, month: 11, day: 1, hour: 1, minute: 30, timezone: NEW_YORK } },
      at('2026-11-01T05:30:00Z'),
    ],
    [{ $dateFromParts: { year: 50 } }, at('0050-01-01T00:00:00Z')],
    [{ $dateFromParts: { year: '$x' } }, null],
    [{ $dateFromParts: { year: 2026, timezone: '$x' } }, null],
  ],
  [
    [40523, { $dateFromParts: { year: 0 } }],
    [40515, { $dateFromParts: { year: 2017.5 } }],
    [40515, { $dateFromParts: { year: '2017' } }],
    [31034, { $dateFromParts: { year: 2017, month: 40000 } }],
    [40535, { $dateFromParts: { year: 2017, isoWeek: 1 } }],
  ],
);

const parts = { year: 2017, month: 1, day: 1, hour: 1, minute: 29, second: 9, millisecond: 123 };

table('dateToParts/', [
  [{ $dateToParts: { date: at('2017-01-01T01:29:09.123Z') } }, parts],
  [
    { $dateToParts: { date: at('2017-01-01T01:29:09.123Z'), timezone: NEW_YORK } },
    { ...parts, year: 2016, month: 12, day: 31, hour: 20 },
  ],
  [
    { $dateToParts: { date: at('2017-01-01T01:29:09.123Z'), iso8601: true } },
    { isoWeekYear: 2016, isoWeek: 52, isoDayOfWeek: 7, hour: 1, minute: 29, second: 9, millisecond: 123 },
  ],
  [{ $dateToParts: { date: null } }, null],
]);

const date = at('2014-01-01T08:15:39.736Z');

table('#date-expression-operators', [
  [{ $year: date }, 2014],
  [{ $month: [date] }, 1],
  [{ $dayOfMonth: { date } }, 1],
  [{ $dayOfYear: date }, 1],
  [{ $dayOfWeek: date }, 4],
  [{ $week: date }, 0],
  [{ $hour: { date, timezone: NEW_YORK } }, 3],
  [{ $hour: { date, timezone: '-04:30' } }, 3],
  [{ $minute: { date, timezone: '-04:30' } }, 45],
  [{ $second: date }, 39],
  [{ $millisecond: date }, 736],
  [{ $isoWeek: at('2016-01-04T00:00:00Z') }, 1],
  [{ $isoWeekYear: at('2005-01-01T00:00:00Z') }, n(2004)],
  [{ $isoDayOfWeek: at('2016-08-14T00:00:00Z') }, 7],
  [{ $week: { date: at('2005-01-01T00:00:00Z'), timezone: NEW_YORK } }, 52],
  [{ $week: { date: at('2007-01-01T00:00:00Z'), timezone: NEW_YORK } }, 53],
  [{ $isoWeek: { date: at('2007-01-01T00:00:00Z'), timezone: NEW_YORK } }, 52],
  [{ $dayOfYear: { date: at('2009-01-01T00:00:00Z'), timezone: NEW_YORK } }, 366],
  [{ $hour: at('1969-12-31T23:59:59Z') }, 23],
  [{ $year: '$x' }, null],
  [{ $year: { date, timezone: null } }, null],
  [{ $hour: { date: at('2027-01-15T20:00:00Z'), timezone: VANCOUVER } }, 13],
  [{ $hour: { date: at('2027-01-15T20:00:00Z'), timezone: 'America/Edmonton' } }, 14],
  [{ $hour: { date: at('2026-01-15T20:00:00Z'), timezone: 'America/Whitehorse' } }, 13],
  [{ $tsSecond: new Timestamp({ t: 7, i: 3 }) }, n(7)],
  [{ $tsIncrement: new Timestamp({ t: 7, i: 3 }) }, n(3)],
]);
