import { Long } from 'bson';
import { isNullish, typeName } from '../bson-types';
import { addUnits, unitsBetween } from '../dates/span';
import { truncate } from '../dates/truncate';
import { startOfWeek, unitOf } from '../dates/unit';
import { location } from '../errors';
import { wholeNumberOf } from '../numbers/numeric';
import { type ArgumentCodes, dateArguments, instantOf, zoneFrom } from './date-arguments';
import { type Evaluate, type ExpressionOperator, type ExpressionTable, type Scope } from './scope';

const SUNDAY = 0;

const SHIFT_CODES: ArgumentCodes = { type: 5166400, unknown: 5166401, missing: 5166402 };
const DIFFERENCE_CODES: ArgumentCodes = {
  type: 5166301,
  unknown: 5166302,
  missing: [5166303, 5166304, 5166305],
};
const TRUNC_CODES: ArgumentCodes = { type: 5439007, unknown: 5439008, missing: [5439009, 5439010] };

type Values = Readonly<Partial<Record<string, unknown>>>;

/** The values of the arguments that were given; undefined if one of them is null or missing. */
function valuesOf(
  args: Partial<Record<string, Evaluate>>,
  scope: Scope,
  ignored?: string,
): Values | undefined {
  const values: Record<string, unknown> = {};
  for (const [name, evaluate] of Object.entries(args)) {
    const value = evaluate?.(scope);
    if (isNullish(value) && name !== ignored) return undefined;
    values[name] = value;
  }
  return values;
}

const shift =
  (direction: 1 | -1): ExpressionOperator =>
  (argument, parser, name) => {
    const args = dateArguments(
      argument,
      parser,
      name,
      ['startDate', 'unit', 'amount'],
      ['timezone'],
      SHIFT_CODES,
    );
    return (scope) => {
      const values = valuesOf(args, scope);
      if (!values) return null;
      const unit = unitOf(values['unit'], name, { type: 5166404 });
      const amount = wholeNumberOf(values['amount']);
      if (amount === undefined) throw location(5166405, `${name} expects integer amount of time units`);
      const zone = zoneFrom(args.timezone, scope);
      const start = instantOf(values['startDate'], 5166403);
      if (start === undefined || !zone) return null;
      return dateOf(addUnits(start, unit, direction * amount, zone), name);
    };
  };

function dateOf(instant: number, name: string): Date {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) throw location(5166406, `${name} overflowed`);
  return date;
}

const difference: ExpressionOperator = (argument, parser, name) => {
  const args = dateArguments(
    argument,
    parser,
    name,
    ['startDate', 'endDate', 'unit'],
    ['timezone', 'startOfWeek'],
    DIFFERENCE_CODES,
  );
  return (scope) => {
    const values = valuesOf(args, scope, 'startOfWeek');
    if (!values) return null;
    const unit = unitOf(values['unit'], name, { type: 5439013, value: 5439014 });
    const firstWeekday = weekStart(args.startOfWeek, values, unit, name);
    if (firstWeekday === undefined) return null;
    const zone = zoneFrom(args.timezone, scope);
    const start = instantOf(values['startDate'], 5166307);
    const end = instantOf(values['endDate'], 5166307);
    if (start === undefined || end === undefined || !zone) return null;
    return Long.fromNumber(unitsBetween(start, end, unit, zone, firstWeekday));
  };
};

/** Counts only where the unit is a week; null there makes the result null. */
function weekStart(
  given: Evaluate | undefined,
  values: Values,
  unit: string,
  name: string,
): number | undefined {
  if (!given || unit !== 'week') return SUNDAY;
  return isNullish(values['startOfWeek']) ? undefined : startOfWeek(values['startOfWeek'], name);
}

const trunc: ExpressionOperator = (argument, parser, name) => {
  const args = dateArguments(
    argument,
    parser,
    name,
    ['date', 'unit'],
    ['binSize', 'timezone', 'startOfWeek'],
    TRUNC_CODES,
  );
  return (scope) => {
    const values = valuesOf(args, scope, 'startOfWeek');
    if (!values) return null;
    const unit = unitOf(values['unit'], name, { type: 5439013, value: 5439014 });
    const firstWeekday = weekStart(args.startOfWeek, values, unit, name);
    if (firstWeekday === undefined) return null;
    const size = args.binSize ? binSize(values['binSize'], name) : 1;
    const zone = zoneFrom(args.timezone, scope);
    const instant = instantOf(values['date'], 5439012);
    if (instant === undefined || !zone) return null;
    return dateOf(truncate(instant, unit, size, zone, firstWeekday), name);
  };
};

function binSize(value: unknown, name: string): number {
  const size = wholeNumberOf(value);
  if (size === undefined) {
    throw location(
      5439017,
      `${name} requires 'binSize' to be a 64-bit integer, but got value of type ${typeName(value)}`,
    );
  }
  if (size <= 0)
    throw location(5439018, `${name} requires 'binSize' to be greater than 0, but got value ${size}`);
  return size;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#date-expression-operators */
export const dateArithmeticOperators: ExpressionTable = {
  $dateAdd: shift(1),
  $dateSubtract: shift(-1),
  $dateDiff: difference,
  $dateTrunc: trunc,
};
