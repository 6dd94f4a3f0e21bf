import { ACCUMULATORS, REFUSED_ACCUMULATORS } from '../accumulators/registry';
import { type Accumulator, type AccumulatorFactory } from '../accumulators/accumulator';
import { asDocument, type Document, setField } from '../document';
import { location, notImplemented } from '../errors';
import { createKeyOf } from '../value-key';
import { Int32 } from 'bson';
import { compileSorter, sortDocuments } from '../sort';
import { type Stage, type StageContext, type StageTable } from './stage';

interface Field {
  readonly name: string;
  readonly create: AccumulatorFactory;
}

interface Group {
  readonly id: unknown;
  readonly accumulators: readonly Accumulator[];
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/group/ ; groups come in the order of their first document. */
function group(argument: unknown, context: StageContext): Stage {
  const spec = asDocument(argument);
  if (!spec) throw location(15947, "a group's fields must be specified in an object");
  if (!Object.hasOwn(spec, '_id')) throw location(15955, 'a group specification must include an _id');
  const idOf = context.expressions.compile(spec['_id']);
  const fields = Object.entries(spec)
    .filter(([name]) => name !== '_id')
    .map(([name, accumulator]) => parseField(name, accumulator, context));
  return function* (input) {
    yield* gather(input, idOf, fields, context).map((entry) => finish(entry, fields));
  };
}

function gather(
  input: Iterable<Document>,
  idOf: (doc: Document) => unknown,
  fields: readonly Field[],
  { options }: StageContext,
): Group[] {
  const keyOf = createKeyOf(options.collation);
  const groups = new Map<string, Group>();
  for (const doc of input) {
    // A missing _id falls into one group with null.
    const id = idOf(doc) ?? null;
    const key = keyOf(id);
    let entry = groups.get(key);
    if (!entry) {
      entry = { id, accumulators: fields.map(({ create }) => create()) };
      groups.set(key, entry);
    }
    for (const accumulator of entry.accumulators) accumulator.add(doc);
  }
  return [...groups.values()];
}

function finish({ id, accumulators }: Group, fields: readonly Field[]): Document {
  const result: Document = { _id: id };
  for (const [i, { name }] of fields.entries()) {
    const value = accumulators[i]?.result();
    if (value !== undefined) setField(result, name, value);
  }
  return result;
}

export function parseField(
  name: string,
  accumulator: unknown,
  { expressions, options }: StageContext,
): Field {
  if (name.includes('.')) throw location(40235, `The field name '${name}' cannot contain '.'`);
  if (name.startsWith('$')) throw location(40236, `The field name '${name}' cannot be an operator name`);
  const spec = asDocument(accumulator);
  if (!spec) throw location(40234, `The field '${name}' must be an accumulator object`);
  const [operator, ...others] = Object.keys(spec);
  if (operator === undefined) throw location(40234, `The field '${name}' must be an accumulator object`);
  if (others.length > 0) throw location(40238, `The field '${name}' must specify one accumulator`);
  const parse = Object.hasOwn(ACCUMULATORS, operator) ? ACCUMULATORS[operator] : undefined;
  if (parse) return { name, create: parse(spec[operator], { expressions, options, name: operator }) };
  if (REFUSED_ACCUMULATORS.has(operator)) {
    throw notImplemented(`The embedded store does not know the accumulator ${operator}`);
  }
  throw location(15952, `unknown group operator '${operator}'`);
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/sortByCount/ */
function sortByCount(argument: unknown, context: StageContext): Stage {
  const [first = ''] = Object.keys(asDocument(argument) ?? {});
  const isPath = typeof argument === 'string' && argument.startsWith('$');
  if (!isPath && !first.startsWith('$')) {
    throw location(
      40147,
      'the sortByCount field must be defined as a $-prefixed path or an expression inside an object',
    );
  }
  const counting = group({ _id: argument, count: { $sum: new Int32(1) } }, context);
  const sorter = compileSorter({ count: -1 });
  return function* (input) {
    yield* sortDocuments([...counting(input)], sorter);
  };
}

export const groupStages: StageTable = { $group: group, $sortByCount: sortByCount };
