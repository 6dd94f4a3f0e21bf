import { asDocument, type Document, setField } from '../document';
import { failedToParse, location, notImplemented, typeMismatch } from '../errors';
import { type Stage, type StageContext, type StageTable } from './stage';

const NOT_WITHIN_FACET = [
  '$facet',
  '$out',
  '$merge',
  '$geoNear',
  '$collStats',
  '$indexStats',
  '$planCacheStats',
];

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/facet/ : several pipelines over one input. */
function facet(argument: unknown, context: StageContext): Stage {
  const spec = asDocument(argument);
  if (!spec || Object.keys(spec).length === 0) {
    throw location(40169, 'the $facet specification must be a non-empty object');
  }
  const facets = Object.entries(spec).map(([name, stages]) => {
    if (name.includes('.')) throw location(40235, `The field name '${name}' cannot contain '.'`);
    if (name.startsWith('$') || name === '') {
      throw location(16410, "FieldPath field names may not start with '$'.");
    }
    if (!Array.isArray(stages)) throw location(40170, `arguments to $facet must be arrays, ${name} is not`);
    checkStages(stages);
    return { name, run: context.compile(stages) };
  });
  return function* (input) {
    const documents = [...input];
    const result: Document = {};
    for (const { name, run } of facets) setField(result, name, [...run(documents)]);
    yield result;
  };
}

function checkStages(stages: readonly unknown[]): void {
  for (const stage of stages) {
    const [name = ''] = Object.keys(asDocument(stage) ?? {});
    if (NOT_WITHIN_FACET.includes(name)) {
      throw location(40600, `${name} is not allowed to be used within a $facet stage`);
    }
  }
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/unionWith/ */
function unionWith(argument: unknown, context: StageContext): Stage {
  const spec = typeof argument === 'string' ? { coll: argument } : asDocument(argument);
  if (!spec) throw failedToParse('the $unionWith stage specification must be an object or string');
  for (const name of Object.keys(spec)) {
    if (name === 'db') throw notImplemented('The embedded store unites collections of one database only');
    if (name !== 'coll' && name !== 'pipeline') {
      throw location(40415, `BSON field '$unionWith.${name}' is an unknown field.`);
    }
  }
  const { coll, pipeline = [] } = spec;
  if (typeof coll !== 'string') {
    throw typeMismatch("BSON field '$unionWith.coll' is the wrong type, expected type 'string'");
  }
  if (!Array.isArray(pipeline)) {
    throw typeMismatch("BSON field '$unionWith.pipeline' is the wrong type, expected type 'array'");
  }
  const run = context.compile(pipeline);
  return function* (input) {
    yield* input;
    yield* run(context.sources.collection(coll));
  };
}

export const facetStages: StageTable = { $facet: facet, $unionWith: unionWith };
