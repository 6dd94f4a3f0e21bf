import { Int32, Long, Timestamp } from 'bson';
import { isNullish, typeName } from '../bson-types';
import { FIELDS, type FieldName } from '../dates/fields';
import { toLocal } from '../dates/zone';
import { asDocument } from '../document';
import { location } from '../errors';
import { listOf, unary } from './arguments';
import { dateArguments, instantOf, zoneFrom } from './date-arguments';
import { type Evaluate, type ExpressionOperator, type ExpressionTable } from './scope';

/** `{$hour: <date>}` or `{$hour: {date: <date>, timezone: <zone>}}`. */
const field =
  (name: FieldName, wrap: (value: number) => unknown = (value) => new Int32(value)): ExpressionOperator =>
  (argument, parser, operator) => {
    const { date, timezone } = parse(argument, parser, operator);
    return (scope) => {
      const zone = zoneFrom(timezone, scope);
      const value = date(scope);
      return isNullish(value) || !zone ? null : wrap(FIELDS[name](toLocal(instantOf(value), zone)));
    };
  };

function parse(
  argument: unknown,
  parser: Parameters<ExpressionOperator>[1],
  name: string,
): { date: Evaluate; timezone?: Evaluate } {
  const named = asDocument(argument);
  const isExpression = Object.keys(named ?? {})[0]?.startsWith('$');
  if (!named || isExpression) {
    const [date] = listOf(argument, parser, name, 1, 1) as [Evaluate];
    return { date };
  }
  const { date, timezone } = dateArguments(named, parser, name, ['date'], ['timezone']);
  return { date: date as Evaluate, ...(timezone && { timezone }) };
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#timestamp-expression-operators */
const ofTimestamp = (read: (value: Timestamp) => number): ExpressionOperator =>
  unary((value, name) => {
    if (isNullish(value)) return null;
    if (value instanceof Timestamp) return Long.fromNumber(read(value));
    throw location(5687301, `${name} requires argument to be timestamp, but found ${typeName(value)}`);
  });

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#date-expression-operators */
export const dateFieldOperators: ExpressionTable = {
  $year: field('year'),
  $month: field('month'),
  $dayOfMonth: field('dayOfMonth'),
  $dayOfYear: field('dayOfYear'),
  $dayOfWeek: field('dayOfWeek'),
  $week: field('week'),
  $isoWeekYear: field('isoWeekYear', (value) => Long.fromNumber(value)),
  $isoWeek: field('isoWeek'),
  $isoDayOfWeek: field('isoDayOfWeek'),
  $hour: field('hour'),
  $minute: field('minute'),
  $second: field('second'),
  $millisecond: field('millisecond'),
  $tsSecond: ofTimestamp((value) => value.t),
  $tsIncrement: ofTimestamp((value) => value.i),
};
