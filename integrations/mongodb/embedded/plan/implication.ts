import { compileFilter } from '../query/matcher';
import { asDocument, documentOf, type Document } from '../query/document';
import { equalValues } from '../query/compare';
import { type Index } from '../storage/catalog';
import { type Conditions, conditionsOf, type Constraint } from './constraints';

/**
 * Whether every document that the query can find is in the index: a sparse index lacks what does not have
 * the fields, a partial one what its filter leaves out
 * (https://www.mongodb.com/docs/manual/core/index-partial/#query-coverage).
 */
export function isComplete(index: Index, conditions: Conditions): boolean {
  if (index.sparse && !index.paths.some((path) => (conditions.fields.get(path) ?? []).some(impliesPresence)))
    return false;
  return !index.partialFilterExpression || implies(conditions, index.partialFilterExpression);
}

function implies(conditions: Conditions, filter: Document): boolean {
  const wanted = conditionsOf(filter, false);
  // What conditionsOf leaves out (a $type, a $or) is not proven, and so not implied.
  if (wanted.alternatives.length > 0 || countOf(wanted) !== termsIn(filter)) return false;
  return [...wanted.fields].every(([path, terms]) => {
    const known = conditions.fields.get(path) ?? [];
    return terms.every((term) => known.some((constraint) => impliesTerm(constraint, term)));
  });
}

function impliesTerm(known: Constraint, wanted: Constraint): boolean {
  if (wanted.operator === '$exists') return isTrue(wanted.operand) && impliesPresence(known);
  if (known.operator === wanted.operator && equalValues(known.operand, wanted.operand)) return true;
  const values =
    known.operator === '$eq' ? [known.operand] : known.operator === '$in' ? known.operand : undefined;
  if (Array.isArray(values)) {
    const test = compileFilter(
      { value: documentOf([[wanted.operator, wanted.operand]]) },
      { now: new Date(0) },
    );
    return values.every((value) => test({ value: value as unknown }));
  }
  // A range lies within a range when each of its intervals does.
  return known.intervals.every((inner) =>
    wanted.intervals.some(
      (outer) => outer.start.compare(inner.start) <= 0 && inner.end.compare(outer.end) <= 0,
    ),
  );
}

function impliesPresence({ operator, operand }: Constraint): boolean {
  switch (operator) {
    case '$exists':
      return isTrue(operand);
    case '$eq':
      return operand !== null && operand !== undefined;
    case '$in':
      return (operand as unknown[]).every((value) => value !== null && value !== undefined);
    default:
      return true;
  }
}

const isTrue = (operand: unknown): boolean => operand === true || Number(operand) > 0;

function countOf({ fields }: Conditions): number {
  return [...fields.values()].reduce((sum, terms) => sum + terms.length, 0);
}

function termsIn(filter: Document): number {
  return Object.entries(filter).reduce((sum, [name, spec]) => {
    if (name === '$and') return sum + (spec as Document[]).reduce((inner, part) => inner + termsIn(part), 0);
    const operators = asDocument(spec);
    const named = operators ? Object.keys(operators) : [];
    return sum + (named[0]?.startsWith('$') ? named.length : 1);
  }, 0);
}
