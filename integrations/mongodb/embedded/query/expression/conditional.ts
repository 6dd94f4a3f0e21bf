import { isNullish } from '../bson-types';
import { asDocument } from '../document';
import { location } from '../errors';
import { listOf } from './arguments';
import { type Evaluate, type ExpressionOperator, type ExpressionTable } from './scope';
import { isTrue } from './truth';

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/cond/ */
const cond: ExpressionOperator = (argument, parser, name) => {
  const named = asDocument(argument);
  if (named) checkConditionNames(named);
  const parts = named ? [named['if'], named['then'], named['else']] : argument;
  const [test, yes, no] = listOf(parts, parser, name, 3, 3) as [Evaluate, Evaluate, Evaluate];
  return (scope) => (isTrue(test(scope)) ? yes(scope) : no(scope));
};

function checkConditionNames(named: Record<string, unknown>): void {
  for (const name of Object.keys(named)) {
    if (!['if', 'then', 'else'].includes(name)) {
      throw location(17083, `Unrecognized parameter to $cond: ${name}`);
    }
  }
  for (const [code, name] of [
    [17080, 'if'],
    [17081, 'then'],
    [17082, 'else'],
  ] as const) {
    if (!Object.hasOwn(named, name)) throw location(code, `Missing '${name}' parameter to $cond`);
  }
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/ifNull/ : the last one is the replacement. */
const ifNull: ExpressionOperator = (argument, parser, name) => {
  if (!Array.isArray(argument) || argument.length < 2) {
    throw location(1257300, '$ifNull needs at least two arguments');
  }
  const candidates = listOf(argument, parser, name);
  const last = candidates.pop() as Evaluate;
  return (scope) => {
    for (const candidate of candidates) {
      const value = candidate(scope);
      if (!isNullish(value)) return value;
    }
    return last(scope);
  };
};

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/switch/ */
const choose: ExpressionOperator = (argument, parser) => {
  const spec = asDocument(argument);
  if (!spec) throw location(40060, '$switch requires an object as an argument');
  for (const name of Object.keys(spec)) {
    if (name !== 'branches' && name !== 'default') {
      throw location(40067, `$switch found an unknown argument: ${name}`);
    }
  }
  const listed = spec['branches'];
  if (!Array.isArray(listed)) throw location(40061, "$switch expected an array for 'branches'");
  if (listed.length === 0) throw location(40068, '$switch requires at least one branch.');
  const branches = listed.map((branch: unknown) => {
    const { case: test, then } = checkBranch(branch);
    return { test: parser.parse(test), then: parser.parse(then) };
  });
  const otherwise = Object.hasOwn(spec, 'default') ? parser.parse(spec['default']) : undefined;
  return (scope) => {
    for (const { test, then } of branches) if (isTrue(test(scope))) return then(scope);
    if (otherwise) return otherwise(scope);
    throw location(
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    );
  };
};

function checkBranch(branch: unknown): { case: unknown; then: unknown } {
  const fields = asDocument(branch);
  if (!fields) throw location(40062, '$switch expected each branch to be an object');
  for (const name of Object.keys(fields)) {
    if (name !== 'case' && name !== 'then') {
      throw location(40063, `$switch found an unknown argument to a branch: ${name}`);
    }
  }
  if (!Object.hasOwn(fields, 'case')) {
    throw location(40064, "$switch requires each branch have a 'case' expression");
  }
  if (!Object.hasOwn(fields, 'then')) {
    throw location(40065, "$switch requires each branch have a 'then' expression.");
  }
  return { case: fields['case'], then: fields['then'] };
}

export const conditionalOperators: ExpressionTable = { $cond: cond, $ifNull: ifNull, $switch: choose };
