import { Long } from 'bson';
import { isNullish, typeName } from '../bson-types';
import { addUnits, unitsBetween } from '../dates/span';
import { truncate } from '../dates/truncate';
import { startOfWeek, unitOf } from '../dates/unit';
import { location } from '../errors';
import { wholeNumberOf } from '../numbers/numeric';
import { type ArgumentCodes } from './arguments';
import { dateArguments, instantOf, zoneNamed } from './date-arguments';
import { type Evaluate, type ExpressionOperator, type ExpressionTable } from './scope';

const SUNDAY = 0;

const ABSENT: Readonly<Record<string, unknown>> = { binSize: 1, timezone: 'UTC', startOfWeek: 'sunday' };

const SHIFT_CODES: ArgumentCodes = { type: 5166400, unknown: 5166401, missing: 5166402 };
const DIFFERENCE_CODES: ArgumentCodes = {
  type: 5166301,
  unknown: 5166302,
  missing: [5166303, 5166304, 5166305],
};
const TRUNC_CODES: ArgumentCodes = { type: 5439007, unknown: 5439008, missing: [5439009, 5439010] };

/** The arguments, in the order asked for; one that is not given has a constant in its place. */
function argumentsOf(args: Partial<Record<string, Evaluate>>, names: readonly string[]): Evaluate[] {
  return names.map((name) => args[name] ?? ((): unknown => ABSENT[name]));
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
    const operands = argumentsOf(args, ['startDate', 'unit', 'amount', 'timezone']);
    return (scope) => {
      const [start, unitName, count, zoneName] = operands.map((operand) => operand(scope));
      if (isNullish(start) || isNullish(unitName) || isNullish(count) || isNullish(zoneName)) return null;
      const unit = unitOf(unitName, name, { type: 5166404 });
      const amount = wholeNumberOf(count);
      if (amount === undefined) throw location(5166405, `${name} expects integer amount of time units`);
      return dateOf(addUnits(instantOf(start, 5166403), unit, direction * amount, zoneNamed(zoneName)), name);
    };
  };

function dateOf(instant: number, name: string): Date {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) throw location(5166406, `${name} overflowed`);
  return date;
}

const difference: ExpressionOperator = (argument, parser, name) => {
  const optional = ['timezone', 'startOfWeek'];
  const args = dateArguments(
    argument,
    parser,
    name,
    ['startDate', 'endDate', 'unit'],
    optional,
    DIFFERENCE_CODES,
  );
  const operands = argumentsOf(args, ['startDate', 'endDate', 'unit', 'timezone', 'startOfWeek']);
  return (scope) => {
    const [start, end, unitName, zoneName, weekday] = operands.map((operand) => operand(scope));
    if (isNullish(start) || isNullish(end) || isNullish(unitName) || isNullish(zoneName)) return null;
    const unit = unitOf(unitName, name, { type: 5439013, value: 5439014 });
    const firstWeekday = weekStart(weekday, unit, name);
    if (firstWeekday === undefined) return null;
    const [from, to] = [instantOf(start, 5166307), instantOf(end, 5166307)];
    return Long.fromNumber(unitsBetween(from, to, unit, zoneNamed(zoneName), firstWeekday));
  };
};

/** Counts only where the unit is a week; null there makes the result null. */
function weekStart(value: unknown, unit: string, name: string): number | undefined {
  if (unit !== 'week') return SUNDAY;
  return isNullish(value) ? undefined : startOfWeek(value, name);
}

const trunc: ExpressionOperator = (argument, parser, name) => {
  const optional = ['binSize', 'timezone', 'startOfWeek'];
  const args = dateArguments(argument, parser, name, ['date', 'unit'], optional, TRUNC_CODES);
  const operands = argumentsOf(args, ['date', 'unit', 'binSize', 'timezone', 'startOfWeek']);
  return (scope) => {
    const [date, unitName, size, zoneName, weekday] = operands.map((operand) => operand(scope));
    if (isNullish(date) || isNullish(unitName) || isNullish(size) || isNullish(zoneName)) return null;
    const unit = unitOf(unitName, name, { type: 5439013, value: 5439014 });
    const firstWeekday = weekStart(weekday, unit, name);
    if (firstWeekday === undefined) return null;
    const units = binSize(size, name);
    return dateOf(truncate(instantOf(date, 5439012), unit, units, zoneNamed(zoneName), firstWeekday), name);
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
  if (size <= 0) {
    throw location(5439018, `${name} requires 'binSize' to be greater than 0, but got value ${size}`);
  }
  return size;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#date-expression-operators */
export const dateArithmeticOperators: ExpressionTable = {
  $dateAdd: shift(1),
  $dateSubtract: shift(-1),
  $dateDiff: difference,
  $dateTrunc: trunc,
};
