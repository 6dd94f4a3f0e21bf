import { asDocument, type Document, documentOf } from '../document';
import { failedToParse, notImplemented, typeMismatch } from '../errors';
import { checkVariableName, fieldPath } from '../expression/field-path';
import { compute } from '../projection/apply';
import { plant, type Tree } from '../projection/tree';
import { createKeyOf } from '../value-key';
import { type Compute } from '../projection/apply';
import { foreignValues, localValues } from './join-keys';
import { type Stage, type StageContext, type StageTable } from './stage';

/** The documents of the other collection for one of this. */
type Find = (doc: Document) => Iterable<Document>;

const FIELDS = ['from', 'as', 'localField', 'foreignField', 'let', 'pipeline'];

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/lookup/ */
function lookup(argument: unknown, context: StageContext): Stage {
  const spec = parseSpec(argument);
  const as = fieldPath(textField(spec, 'as'));
  const joins = Object.hasOwn(spec, 'localField') || Object.hasOwn(spec, 'foreignField');
  const prepareJoin = joins ? join(spec, context) : undefined;
  const preparePipeline = Object.hasOwn(spec, 'pipeline') ? correlated(spec, context) : undefined;
  if (!prepareJoin && !preparePipeline) {
    throw failedToParse(
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  }
  const from = textField(spec, 'from');
  return function* (input) {
    const find = prepareJoin?.();
    const pipe = preparePipeline?.();
    for (const doc of input) {
      const joined = find ? find(doc) : context.sources.collection(from);
      yield withField(doc, as, pipe ? pipe(doc, joined) : [...joined]);
    }
  };
}

function parseSpec(argument: unknown): Document {
  const spec = asDocument(argument);
  if (!spec) throw failedToParse('the $lookup stage specification must be an object');
  for (const name of Object.keys(spec)) {
    if (!FIELDS.includes(name)) throw failedToParse(`unknown argument to $lookup: ${name}`);
  }
  if (asDocument(spec['from'])) {
    throw notImplemented('The embedded store joins collections of one database only');
  }
  return spec;
}

function textField(spec: Document, name: string): string {
  const value = spec[name];
  if (value === undefined) throw failedToParse(`must specify '${name}' field for a $lookup`);
  if (typeof value !== 'string') throw failedToParse(`$lookup argument '${name}' must be a string`);
  return value;
}

/** Reads the other collection once, when the first document asks, and keeps it by value. */
function join(spec: Document, { sources, options }: StageContext): () => Find {
  const from = textField(spec, 'from');
  const local = fieldPath(textField(spec, 'localField')).join('.');
  const foreign = fieldPath(textField(spec, 'foreignField'));
  return () => {
    const keyOf = createKeyOf(options.collation);
    let byKey: Map<string, Set<number>> | undefined;
    let documents: Document[] = [];
    return (doc) => {
      if (!byKey) {
        documents = [...sources.collection(from)];
        byKey = indexBy(documents, (other) => foreignValues(other, foreign).map(keyOf));
      }
      const places = new Set<number>();
      for (const value of localValues(doc, local)) {
        for (const place of byKey.get(keyOf(value)) ?? []) places.add(place);
      }
      return [...places].sort((a, b) => a - b).map((place) => documents[place] as Document);
    };
  };
}

function indexBy(
  documents: readonly Document[],
  keysOf: (doc: Document) => string[],
): Map<string, Set<number>> {
  const byKey = new Map<string, Set<number>>();
  for (const [place, doc] of documents.entries()) {
    for (const key of keysOf(doc)) {
      const places = byKey.get(key);
      if (places) places.add(place);
      else byKey.set(key, new Set([place]));
    }
  }
  return byKey;
}

type Correlated = () => (doc: Document, joined: Iterable<Document>) => Document[];

function correlated(spec: Document, context: StageContext): Correlated {
  const stages = spec['pipeline'];
  if (!Array.isArray(stages)) throw typeMismatch("'pipeline' option must be specified as an array");
  const variables = parseLet(spec['let'], context);
  if (variables.length === 0) {
    const run = context.compile(stages);
    return () => (_doc, joined) => [...run(joined)];
  }
  const outer = context.options.let ?? {};
  const bindings = (valueOf: (compute: Compute) => unknown) => ({
    let: {
      ...outer,
      ...documentOf(variables.map(({ name, compute: of }) => [name, { $literal: valueOf(of) }] as const)),
    },
  });
  // Read once with nothing in the variables: what is wrong is an error before anything runs.
  context.compile(
    stages,
    bindings(() => null),
  );
  return () => (doc, joined) => [
    ...context.compile(
      stages,
      bindings((of) => of(doc)),
    )(joined),
  ];
}

function parseLet(spec: unknown, { expressions }: StageContext): { name: string; compute: Compute }[] {
  if (spec === undefined) return [];
  const fields = asDocument(spec);
  if (!fields) throw failedToParse("$lookup argument 'let' must be an object");
  return Object.entries(fields).map(([name, expression]) => {
    checkVariableName(name);
    return { name, compute: expressions.compile(expression) };
  });
}

function withField(doc: Document, path: readonly string[], value: unknown): Document {
  const tree: Tree<Compute> = new Map();
  plant(tree, path, () => value);
  return compute(doc, tree, doc);
}

export const lookupStages: StageTable = { $lookup: lookup };
