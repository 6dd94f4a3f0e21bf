import { BSONRegExp, BSONSymbol } from 'bson';
import { BSON, typeOf } from '../bson-types';
import { compareValues } from '../compare';
import { type Document } from '../document';
import { badValue, location } from '../errors';
import { translate } from '../pcre/translate';
import { leaf, type OperatorTable, type Predicate } from './predicate';
import { type ValueTest } from './traverse';

/** Strings that match, and a stored regular expression that is the same. */
export function regexTest(regex: BSONRegExp | RegExp): ValueTest {
  const { pattern, options } = partsOf(regex);
  return patternTest(pattern, options);
}

function patternTest(pattern: string, options: string): ValueTest {
  const expression = translate(pattern, options);
  const stored = new BSONRegExp(pattern, options);
  return (value) => {
    if (typeof value === 'string') return expression.test(value);
    if (typeof value !== 'object' || value === null) return false;
    if (value instanceof BSONSymbol) return expression.test(value.value);
    return typeOf(value) === BSON.regex && compareValues(value, stored) === 0;
  };
}

function partsOf(regex: BSONRegExp | RegExp): { pattern: string; options: string } {
  if (regex instanceof BSONRegExp) return { pattern: regex.pattern, options: regex.options };
  return { pattern: regex.source, options: regex.flags.replace(/[^imsx]/g, '') };
}

function parseRegex(operand: unknown, siblings: Document): Predicate {
  const options = siblings['$options'];
  if (options !== undefined && typeof options !== 'string') throw badValue('$options has to be a string');
  if (typeof operand === 'string') return leaf(patternTest(operand, options ?? ''));
  if (typeOf(operand) !== BSON.regex) throw badValue('$regex has to be a string');
  const own = partsOf(operand as BSONRegExp);
  if (own.options !== '' && options !== undefined) {
    throw location(51074, 'options set in both $regex and $options');
  }
  return leaf(patternTest(own.pattern, options ?? own.options));
}

/** https://www.mongodb.com/docs/manual/reference/operator/query/regex/ */
export const regexOperators: OperatorTable = {
  $regex: (operand, _parser, siblings) => parseRegex(operand, siblings),
  $options: (_operand, _parser, siblings) => {
    if (!Object.hasOwn(siblings, '$regex')) throw badValue('$options needs a $regex');
    return leaf(() => true);
  },
};
