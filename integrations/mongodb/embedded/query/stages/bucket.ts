import { Int32 } from 'bson';
import { compareValues, rankOf } from '../compare';
import { asDocument, type Document, setField } from '../document';
import { location } from '../errors';
import { type Accumulator } from '../accumulators/accumulator';
import { parseField } from './group';
import { type Stage, type StageContext, type StageTable } from './stage';

const FIELDS = ['groupBy', 'boundaries', 'default', 'output'];

interface Bucket {
  readonly id: unknown;
  readonly accumulators: Accumulator[];
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/bucket/ : lower bounds belong to the bucket, upper do not. */
function bucket(argument: unknown, context: StageContext): Stage {
  const spec = parseSpec(argument);
  const { collation } = context.options;
  const valueOf = context.expressions.compile(spec['groupBy']);
  const boundaries = parseBoundaries(spec['boundaries'], context);
  const hasDefault = Object.hasOwn(spec, 'default');
  const fallback = hasDefault ? context.expressions.compile(spec['default'])({}) : undefined;
  if (hasDefault) checkDefault(fallback, boundaries, context);
  const output = asDocument(spec['output']) ?? { count: { $sum: new Int32(1) } };
  const fields = Object.entries(output).map(([name, accumulator]) => parseField(name, accumulator, context));

  function placeOf(value: unknown): number {
    const above = boundaries.findIndex((boundary) => compareValues(value, boundary, collation) < 0);
    if (above > 0) return above - 1;
    if (hasDefault) return boundaries.length;
    throw location(
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    );
  }

  return function* (input) {
    const buckets = new Map<number, Bucket>();
    for (const doc of input) {
      const place = placeOf(valueOf(doc) ?? null);
      let entry = buckets.get(place);
      if (!entry) {
        const id = place === boundaries.length ? fallback : boundaries[place];
        entry = { id, accumulators: fields.map(({ create }) => create()) };
        buckets.set(place, entry);
      }
      for (const accumulator of entry.accumulators) accumulator.add(doc);
    }
    const sorted = [...buckets.values()].sort((a, b) => compareValues(a.id, b.id, collation));
    for (const { id, accumulators } of sorted) {
      const result: Document = { _id: id };
      for (const [i, { name }] of fields.entries()) setField(result, name, accumulators[i]?.result());
      yield result;
    }
  };
}

function parseSpec(argument: unknown): Document {
  const spec = asDocument(argument);
  if (!spec) throw location(40201, 'Argument to $bucket stage must be an object');
  for (const name of Object.keys(spec)) {
    if (!FIELDS.includes(name)) throw location(40197, `Unrecognized option to $bucket: ${name}.`);
  }
  if (!Object.hasOwn(spec, 'groupBy') || !Object.hasOwn(spec, 'boundaries')) {
    throw location(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.");
  }
  if (Object.hasOwn(spec, 'output') && !asDocument(spec['output'])) {
    throw location(40196, "The $bucket 'output' field must be an object");
  }
  const groupBy = spec['groupBy'];
  const isExpression = asDocument(groupBy) ?? (typeof groupBy === 'string' && groupBy.startsWith('$'));
  if (!isExpression) {
    throw location(
      40202,
      "The $bucket 'groupBy' field must be defined as a $-prefixed path or an expression",
    );
  }
  return spec;
}

function parseBoundaries(spec: unknown, { expressions, options }: StageContext): unknown[] {
  if (!Array.isArray(spec)) throw location(40200, "The $bucket 'boundaries' field must be an array");
  if (spec.length < 2) throw location(40192, "The $bucket 'boundaries' field must have at least 2 values");
  const boundaries = spec.map((value) => expressions.compile(value)({}));
  boundaries.slice(1).forEach((boundary, i) => {
    if (rankOf(boundary) !== rankOf(boundaries[i])) {
      throw location(40193, "All values in the the 'boundaries' option to $bucket must have the same type");
    }
    if (compareValues(boundaries[i], boundary, options.collation) >= 0) {
      throw location(40194, "The 'boundaries' option to $bucket must be sorted in ascending order");
    }
  });
  return boundaries;
}

function checkDefault(value: unknown, boundaries: readonly unknown[], { options }: StageContext): void {
  const [lowest] = boundaries;
  const highest = boundaries[boundaries.length - 1];
  const below = compareValues(value, lowest, options.collation) < 0;
  if (!below && compareValues(value, highest, options.collation) < 0) {
    throw location(
      40199,
      "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
    );
  }
}

export const bucketStages: StageTable = { $bucket: bucket };
