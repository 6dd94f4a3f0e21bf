import { isNullish, typeName } from '../bson-types';
import { compileFormat, type Formatter, formatIsoLocal, formatIsoUtc } from '../dates/format';
import { compileParser, type DateParser, parseDate } from '../dates/parse';
import { CommandError, conversionFailure, location } from '../errors';
import { dateArguments, instantOf, zoneFrom } from './date-arguments';
import { type Evaluate, type ExpressionOperator, type ExpressionTable, type Scope } from './scope';

/** A format that is the same for all documents is read once. */
function formatOf<T>(
  spec: unknown,
  evaluate: Evaluate | undefined,
  read: (format: string) => T,
  name: string,
) {
  if (!evaluate) return undefined;
  if (typeof spec === 'string' && !spec.startsWith('$')) {
    const compiled = read(spec);
    return () => compiled;
  }
  const known = new Map<string, T>();
  return (scope: Scope): T | undefined => {
    const format = evaluate(scope);
    if (isNullish(format)) return undefined;
    if (typeof format !== 'string') {
      throw location(18533, `${name} requires that 'format' be a string, found: ${typeName(format)}`);
    }
    let compiled = known.get(format);
    if (!compiled) {
      compiled = read(format);
      known.set(format, compiled);
    }
    return compiled;
  };
}

function specOf(argument: unknown, field: string): unknown {
  return (argument as Record<string, unknown>)[field];
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/dateToString/ */
const toText: ExpressionOperator = (argument, parser, name) => {
  const args = dateArguments(argument, parser, name, ['date'], ['format', 'timezone', 'onNull']);
  const format = formatOf<Formatter>(specOf(argument, 'format'), args.format, compileFormat, name);
  return (scope) => {
    const date = args.date?.(scope);
    if (isNullish(date)) return args.onNull ? args.onNull(scope) : null;
    const zone = zoneFrom(args.timezone, scope);
    if (!zone) return null;
    const write = format ? format(scope) : zone.utc ? formatIsoUtc : formatIsoLocal;
    return write ? write(instantOf(date), zone) : null;
  };
};

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/dateFromString/ */
const fromText: ExpressionOperator = (argument, parser, name) => {
  const args = dateArguments(
    argument,
    parser,
    name,
    ['dateString'],
    ['format', 'timezone', 'onError', 'onNull'],
  );
  const format = formatOf<DateParser>(specOf(argument, 'format'), args.format, compileParser, name);
  return (scope) => {
    const text = args.dateString?.(scope);
    if (isNullish(text)) return args.onNull ? args.onNull(scope) : null;
    const zone = zoneFrom(args.timezone, scope);
    const read = format ? format(scope) : parseDate;
    if (!zone || !read) return null;
    try {
      if (typeof text !== 'string') {
        throw conversionFailure(`${name} requires that 'dateString' be a string, found: ${typeName(text)}`);
      }
      return new Date(read(text, args.timezone && zone));
    } catch (error) {
      const handled = args.onError && error instanceof CommandError && error.codeName === 'ConversionFailure';
      if (!handled) throw error;
      return args.onError?.(scope);
    }
  };
};

export const dateTextOperators: ExpressionTable = { $dateToString: toText, $dateFromString: fromText };
