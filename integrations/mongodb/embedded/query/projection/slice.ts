import { type Document } from '../document';
import { location } from '../errors';
import { wholeNumberOf } from '../numbers/numeric';
import { type Transform } from './apply';

/**
 * https://www.mongodb.com/docs/manual/reference/operator/projection/slice/ : `n`, or `[skip, n]`. Undefined if it is
 * the aggregation expression of the same name instead, whose first argument is an array.
 */
export function sliceField(operator: Document): Transform | undefined {
  const argument = operator['$slice'];
  const count = wholeNumberOf(argument);
  if (count !== undefined) return (value) => sliceOf(value, count < 0 ? count : 0, Math.abs(count));
  if (!Array.isArray(argument)) {
    throw location(28667, 'Invalid $slice syntax. The given syntax did not match the find() syntax');
  }
  const [skip, limit] = argument.map(wholeNumberOf);
  if (argument.length !== 2 || skip === undefined || limit === undefined) return undefined;
  if (limit <= 0) throw location(28724, '$slice limit must be positive');
  return (value) => sliceOf(value, skip, limit);
}

function sliceOf(value: unknown, skip: number, limit: number): unknown {
  if (!Array.isArray(value)) return value;
  const from = skip < 0 ? Math.max(value.length + skip, 0) : skip;
  return (value as unknown[]).slice(from, from + limit);
}
