import { MISSING, typeName } from '../bson-types';
import { equalValues } from '../compare';
import { asDocument } from '../document';
import { badValue, failedToParse, typeMismatch } from '../errors';
import { wholeNumberOf } from '../numbers/numeric';
import { createKeyOf } from '../value-key';
import { UNCHANGED } from './modifier';
import { type Action, type OperatorContext, type UpdateTable, write } from './operator-table';
import { pullTest } from './pull-condition';
import { push } from './push';

/** https://www.mongodb.com/docs/manual/reference/operator/update/addToSet/ */
function addToSet(argument: unknown, { options }: OperatorContext): Action {
  const keyOf = createKeyOf(options.collation);
  const values = valuesToAdd(argument);
  return write((current, { path }) => {
    if (current !== MISSING && !Array.isArray(current)) {
      throw badValue(
        `Cannot apply $addToSet to non-array field. Field named '${path.split('.').at(-1)}' has non-array type ${typeName(current)}`,
      );
    }
    const list = current === MISSING ? [] : (current as unknown[]);
    const known = new Set(list.map(keyOf));
    const added = values.filter((value) => {
      const key = keyOf(value);
      return !known.has(key) && known.add(key);
    });
    return added.length === 0 && current !== MISSING ? UNCHANGED : [...list, ...added];
  });
}

function valuesToAdd(argument: unknown): unknown[] {
  const clauses = asDocument(argument);
  const [first, ...others] = Object.keys(clauses ?? {});
  if (first !== '$each') return [argument];
  if (others.length > 0) {
    throw badValue(`Found unexpected fields after $each in $addToSet: ${others.join(', ')}`);
  }
  const values = clauses?.['$each'];
  if (Array.isArray(values)) return values;
  throw typeMismatch(
    `The argument to $each in $addToSet must be an array but it was of type ${typeName(values)}`,
  );
}

/** Keeps the elements that the test does not catch. */
function cull(operator: string, caught: (element: unknown) => boolean): Action {
  return {
    missing: 'skip',
    apply: (current) => {
      if (!Array.isArray(current)) throw badValue(`Cannot apply ${operator} to a non-array value`);
      const kept = current.filter((element) => !caught(element));
      return kept.length === current.length ? UNCHANGED : kept;
    },
  };
}

/** https://www.mongodb.com/docs/manual/reference/operator/update/pullAll/ */
function pullAll(argument: unknown, { options }: OperatorContext): Action {
  if (!Array.isArray(argument)) {
    throw badValue(`$pullAll requires an array argument but was given a ${typeName(argument)}`);
  }
  return cull('$pullAll', (element) =>
    argument.some((value) => equalValues(value, element, options.collation)),
  );
}

/** https://www.mongodb.com/docs/manual/reference/operator/update/pop/ : 1 takes the last, -1 the first. */
function pop(argument: unknown): Action {
  const end = wholeNumberOf(argument);
  if (end !== 1 && end !== -1) throw failedToParse('$pop expects 1 or -1, found another value');
  return {
    missing: 'skip',
    apply: (current, { path }) => {
      if (!Array.isArray(current)) {
        throw typeMismatch(`Path '${path}' contains an element of non-array type '${typeName(current)}'`);
      }
      if (current.length === 0) return UNCHANGED;
      return (end === 1 ? current.slice(0, -1) : current.slice(1)) as unknown[];
    },
  };
}

/** https://www.mongodb.com/docs/manual/reference/operator/update-array/ */
export const arrayOperators: UpdateTable = {
  $push: push,
  $addToSet: addToSet,
  $pull: (argument, { options }) => cull('$pull', pullTest(argument, options)),
  $pullAll: pullAll,
  $pop: pop,
};
