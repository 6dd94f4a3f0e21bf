import { asDocument, type Document } from '../document';
import { failedToParse } from '../errors';
import { compilePosition } from '../matcher';
import { type CompiledUpdate, type UpdateOptions } from '../updater';
import { type ArrayFilters, checkIdentifiers, compileArrayFilters } from './array-filters';
import { arrayOperators } from './array-operators';
import { bitOperators } from './bit';
import { checkConflicts } from './conflicts';
import { createDraft } from './draft';
import { comparePaths } from './field-order';
import { fieldOperators } from './field-operators';
import { type Modifier } from './modifier';
import { type UpdateTable } from './operator-table';
import { isDynamic, parseUpdatePath } from './parse-path';
import { rename } from './rename';
import { resolvePath } from './resolve';
import { typeName } from '../bson-types';

const OPERATORS: UpdateTable = { ...fieldOperators, ...arrayOperators, ...bitOperators };

interface Step {
  readonly path: readonly string[];
  readonly modifier: Modifier;
}

/** https://www.mongodb.com/docs/manual/reference/operator/update/ */
export function compileOperators(update: Document, options: UpdateOptions): CompiledUpdate {
  const modifiers = parseModifiers(update, options);
  checkConflicts(modifiers.map(({ path }) => path));
  const filters = compileArrayFilters(options.arrayFilters ?? [], options);
  checkIdentifiers(
    modifiers.map(({ path }) => path),
    filters,
  );
  const plan = modifiers.some(({ path }) => path.some(isDynamic))
    ? planPerDocument(modifiers, filters, options)
    : planOnce(modifiers);
  return {
    apply(doc, mode) {
      const draft = createDraft(doc);
      for (const { path, modifier } of plan(doc)) {
        if (modifier.onInsertOnly && mode !== 'insert') continue;
        if (modifier.applies?.(doc) === false) continue;
        draft.modify(path, modifier, { original: doc, path: path.join('.'), now: options.now });
      }
      return draft.root;
    },
  };
}

function parseModifiers(update: Document, options: UpdateOptions): Modifier[] {
  return Object.entries(update).flatMap(([operator, argument]) => {
    const parse = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
    if (!parse && operator !== '$rename') {
      throw failedToParse(
        `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    }
    const fields = asDocument(argument);
    if (!fields) {
      throw failedToParse(
        `Modifiers operate on fields but we found type ${typeName(argument)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ...}`,
      );
    }
    return Object.entries(fields).flatMap(([path, value]): Modifier[] =>
      parse
        ? [{ operator, path: parseUpdatePath(path), ...parse(value, { path, options }) }]
        : rename(path, value),
    );
  });
}

function planOnce(modifiers: readonly Modifier[]): (doc: Document) => readonly Step[] {
  const steps = modifiers.map((modifier) => ({ path: modifier.path, modifier }));
  steps.sort((a, b) => comparePaths(a.path, b.path));
  return () => steps;
}

/** Paths with `$`, `$[]` or `$[identifier]` mean other fields in each document: so do their conflicts. */
function planPerDocument(
  modifiers: readonly Modifier[],
  filters: ArrayFilters,
  options: UpdateOptions,
): (doc: Document) => readonly Step[] {
  const positionOf = compilePosition(options.filter, options);
  return (doc) => {
    const resolution = { matched: () => positionOf(doc), filters };
    const steps = modifiers.flatMap((modifier) =>
      resolvePath(doc, modifier.path, resolution).map((path) => ({ path, modifier })),
    );
    checkConflicts(steps.map(({ path }) => path));
    return steps.sort((a, b) => comparePaths(a.path, b.path));
  };
}
