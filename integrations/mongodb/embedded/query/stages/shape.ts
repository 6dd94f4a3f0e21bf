import { asDocument, type Document } from '../document';
import { location } from '../errors';
import { fieldPath } from '../expression/field-path';
import { compileFilter } from '../matcher';
import { type Compute, compute, exclude } from '../projection/apply';
import { parseProjection } from '../projection/parse';
import { runProjection } from '../projection/run';
import { plant, type Tree } from '../projection/tree';
import { mapEach, type Stage, type StageContext, type StageTable } from './stage';

function match(argument: unknown, { options }: StageContext): Stage {
  const filter = asDocument(argument);
  if (!filter) throw location(15959, 'the match filter must be an expression in an object');
  const test = compileFilter(filter, options);
  return function* (input) {
    for (const doc of input) if (test(doc)) yield doc;
  };
}

function project(argument: unknown, { expressions }: StageContext): Stage {
  const spec = asDocument(argument);
  if (!spec) throw location(15969, '$project specification must be an object');
  if (Object.keys(spec).length === 0) {
    throw location(
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    );
  }
  return mapEach(
    runProjection(parseProjection(spec, (_path, value) => ({ compute: expressions.compile(value) }))),
  );
}

function set(argument: unknown, { expressions }: StageContext): Stage {
  const spec = asDocument(argument);
  if (!spec) throw location(40272, '$addFields specification stage must be an object');
  if (Object.keys(spec).length === 0) throw location(40177, 'specification must have at least one field');
  const tree: Tree<Compute> = new Map();
  for (const [name, value] of Object.entries(spec)) {
    plantComputed(tree, fieldPath(name), value, (expression) => expressions.compile(expression));
  }
  return mapEach((doc) => compute(doc, tree, doc));
}

/** A nested document of `$set` names fields to set within; only one with an operator is an expression. */
function plantComputed(
  tree: Tree<Compute>,
  path: readonly string[],
  value: unknown,
  compile: (expression: unknown) => Compute,
): void {
  const nested = asDocument(value);
  const names = Object.keys(nested ?? {});
  if (!nested || names.length === 0 || names[0]?.startsWith('$')) {
    plant(tree, path, compile(value));
    return;
  }
  for (const name of names) plantComputed(tree, [...path, ...fieldPath(name)], nested[name], compile);
}

function unset(argument: unknown): Stage {
  const names = Array.isArray(argument) ? (argument as unknown[]) : [argument];
  if (names.length === 0) {
    throw location(31119, '$unset specification must be a string or an array with at least one field');
  }
  const tree: Tree<'drop'> = new Map();
  for (const name of names) {
    if (typeof name !== 'string') {
      throw location(
        31002,
        '$unset specification must be a string or an array containing only string values',
      );
    }
    plant(tree, fieldPath(name), 'drop');
  }
  return mapEach((doc) => exclude(doc, tree));
}

function replaceWith(argument: unknown, { expressions }: StageContext): Stage {
  const evaluate = expressions.compile(argument);
  return mapEach((doc) => {
    const root = asDocument(evaluate(doc));
    if (root) return root;
    throw location(40228, "'newRoot' expression must evaluate to an object");
  });
}

function replaceRoot(argument: unknown, context: StageContext): Stage {
  const spec: Document = asDocument(argument) ?? {};
  const [name, ...others] = Object.keys(spec);
  if (name !== 'newRoot' || others.length > 0) {
    throw location(40231, "$replaceRoot takes an object with the field 'newRoot'");
  }
  return replaceWith(spec['newRoot'], context);
}

/** Stages that change one document at a time. */
export const shapeStages: StageTable = {
  $match: match,
  $project: project,
  $set: set,
  $addFields: set,
  $unset: unset,
  $replaceWith: replaceWith,
  $replaceRoot: replaceRoot,
};
