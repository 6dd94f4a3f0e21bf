import { Int32 } from 'bson';
import { isNullish, typeName } from '../bson-types';
import { DAY, dayNumber, firstIsoMonday, HOUR, MINUTE, SECOND } from '../dates/calendar';
import { FIELDS, type FieldName } from '../dates/fields';
import { toInstant, toLocal } from '../dates/zone';
import { asDocument, type Document } from '../document';
import { location } from '../errors';
import { wholeNumberOf } from '../numbers/numeric';
import { dateArguments, instantOf, zoneFrom } from './date-arguments';
import { type Evaluate, type ExpressionOperator, type ExpressionTable, type Scope } from './scope';

const CLOCK = ['hour', 'minute', 'second', 'millisecond'] as const;

const CALENDAR_PARTS: readonly (readonly [string, FieldName])[] = [
  ['year', 'year'],
  ['month', 'month'],
  ['day', 'dayOfMonth'],
];
const ISO_PARTS: readonly (readonly [string, FieldName])[] = [
  ['isoWeekYear', 'isoWeekYear'],
  ['isoWeek', 'isoWeek'],
  ['isoDayOfWeek', 'isoDayOfWeek'],
];

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/dateToParts/ */
const toParts: ExpressionOperator = (argument, parser, name) => {
  const args = dateArguments(argument, parser, name, ['date'], ['timezone', 'iso8601']);
  return (scope) => {
    const zone = zoneFrom(args.timezone, scope);
    const date = args.date?.(scope);
    const iso = args.iso8601 ? args.iso8601(scope) : false;
    if (isNullish(date) || !zone || isNullish(iso)) return null;
    if (typeof iso !== 'boolean') {
      throw location(40521, `iso8601 must evaluate to a bool, found ${typeName(iso)}`);
    }
    const local = toLocal(instantOf(date), zone);
    const parts: Document = {};
    for (const [part, field] of iso ? ISO_PARTS : CALENDAR_PARTS) {
      parts[part] = new Int32(FIELDS[field](local));
    }
    for (const field of CLOCK) parts[field] = new Int32(FIELDS[field](local));
    return parts;
  };
};

type Args = Partial<Record<string, Evaluate>>;

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/dateFromParts/ : what is over carries. */
const fromParts: ExpressionOperator = (argument, parser, name) => {
  const iso = Object.hasOwn(asDocument(argument) ?? {}, 'isoWeekYear');
  const required = [iso ? 'isoWeekYear' : 'year'];
  const optional = [...(iso ? ['isoWeek', 'isoDayOfWeek'] : ['month', 'day']), ...CLOCK, 'timezone'];
  const args: Args = dateArguments(argument, parser, name, required, optional);
  return (scope) => {
    const zone = zoneFrom(args['timezone'], scope);
    const day = iso ? isoDay(args, scope) : calendarDay(args, scope);
    const clock = CLOCK.map((field) => part(args, field, 0, scope));
    if (!zone || day === undefined || clock.includes(undefined)) return null;
    const [hour = 0, minute = 0, second = 0, millisecond = 0] = clock;
    const local = day * DAY + hour * HOUR + minute * MINUTE + second * SECOND + millisecond;
    return new Date(toInstant(local, zone));
  };
};

function calendarDay(args: Args, scope: Scope): number | undefined {
  const year = yearPart(args, 'year', scope);
  const month = part(args, 'month', 1, scope);
  const day = part(args, 'day', 1, scope);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return dayNumber({ year, month, day });
}

function isoDay(args: Args, scope: Scope): number | undefined {
  const year = yearPart(args, 'isoWeekYear', scope);
  const week = part(args, 'isoWeek', 1, scope);
  const day = part(args, 'isoDayOfWeek', 1, scope);
  if (year === undefined || week === undefined || day === undefined) return undefined;
  return firstIsoMonday(year) + (week - 1) * 7 + day - 1;
}

function yearPart(args: Args, name: string, scope: Scope): number | undefined {
  const year = integer(args, name, 1970, scope);
  if (year !== undefined && (year < 1 || year > 9999)) {
    throw location(40523, `'${name}' must evaluate to an integer in the range 1 to 9999, found ${year}`);
  }
  return year;
}

function part(args: Args, name: string, absent: number, scope: Scope): number | undefined {
  const value = integer(args, name, absent, scope);
  if (value !== undefined && (value < -32768 || value > 32767)) {
    throw location(
      31034,
      `'${name}' must evaluate to a value in the range [-32768, 32767]; value ${value} is not in range`,
    );
  }
  return value;
}

function integer(args: Args, name: string, absent: number, scope: Scope): number | undefined {
  const evaluate = args[name];
  if (!evaluate) return absent;
  const value = evaluate(scope);
  if (isNullish(value)) return undefined;
  const whole = wholeNumberOf(value);
  if (whole === undefined) {
    throw location(40515, `'${name}' must evaluate to an integer, found ${typeName(value)}`);
  }
  return whole;
}

export const datePartsOperators: ExpressionTable = { $dateToParts: toParts, $dateFromParts: fromParts };
