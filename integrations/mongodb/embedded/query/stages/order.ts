import { asDocument } from '../document';
import { location } from '../errors';
import { intOrLong, wholeNumberOf } from '../numbers/numeric';
import { compileSorter, sortDocuments } from '../sort';
import { type Stage, type StageContext, type StageTable } from './stage';

function sort(argument: unknown, { options }: StageContext): Stage {
  const spec = asDocument(argument);
  if (!spec) throw location(15973, 'the $sort key specification must be an object');
  if (Object.keys(spec).length === 0) throw location(15976, '$sort stage must have at least one sort key');
  const sorter = compileSorter(spec, options.collation);
  return function* (input) {
    yield* sortDocuments([...input], sorter);
  };
}

function limit(argument: unknown): Stage {
  const most = wholeNumberOf(argument);
  if (most === undefined || most < 0) {
    throw location(5107201, 'invalid argument to $limit stage: Expected a non-negative number');
  }
  if (most === 0) throw location(15958, 'the limit must be positive');
  return function* (input) {
    let count = 0;
    for (const doc of input) {
      yield doc;
      if (++count === most) return;
    }
  };
}

function skip(argument: unknown): Stage {
  const least = wholeNumberOf(argument);
  if (least === undefined || least < 0) {
    throw location(5107200, 'invalid argument to $skip stage: Expected a non-negative number');
  }
  return function* (input) {
    let count = 0;
    for (const doc of input) if (count++ >= least) yield doc;
  };
}

function count(argument: unknown): Stage {
  if (typeof argument !== 'string') throw location(40156, 'the count field must be a non-empty string');
  if (argument === '') throw location(40157, 'the count field must be a non-empty string');
  if (argument.startsWith('$')) throw location(40158, 'the count field cannot be a $-prefixed path');
  if (argument.includes('.')) throw location(40160, "the count field cannot contain '.'");
  return function* (input) {
    const total = [...input].length;
    if (total > 0) yield { [argument]: intOrLong(total) };
  };
}

/** Stages about which documents there are, and in what order. */
export const orderStages: StageTable = { $sort: sort, $limit: limit, $skip: skip, $count: count };
