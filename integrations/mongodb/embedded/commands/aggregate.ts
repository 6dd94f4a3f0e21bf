import { parseCollation } from '../query/collation';
import { asDocument, type Document } from '../query/document';
import { CommandError, notImplemented } from '../query/errors';
import { compilePipeline, type PipelineSources } from '../query/pipeline';
import { wholeNumberOf } from '../query/numbers/numeric';
import { decode, encode } from '../document';
import { type Collection } from '../storage/catalog';
import { documentPrefix } from '../storage/keys';
import { prefixRange } from '../storage/overlay';
import { arrayArgument, checkedNamespace, count, documentArgument, flag } from './arguments';
import { type Call, type Command } from './command';
import { ownerOf, track } from './cursor-owner';
import { explainPipeline } from './explain-plan';
import { hintOf } from './find';
import { createSearch, find, type Search } from './search';

/** https://www.mongodb.com/docs/manual/reference/command/aggregate/ */
export const aggregate: Command = {
  inTransaction: true,
  fields: {
    pipeline: 'array',
    explain: 'boolean',
    allowDiskUse: 'ignored',
    cursor: 'object',
    bypassDocumentValidation: 'ignored',
    collation: 'object',
    hint: 'any',
    let: 'object',
  },
  run(call) {
    const { request, engine, view } = call;
    const { body } = request;
    const explained = flag(body, 'explain');
    if (!documentArgument(body, 'cursor') && !explained) {
      throw new CommandError(
        9,
        'FailedToParse',
        "The 'cursor' option is required, except for aggregate with the explain argument",
      );
    }
    const pipeline = parsePipeline(call);
    const namespace = checkedNamespace(request.database, String(body['aggregate']));
    const collection = engine.catalog.find(view, namespace);
    if (explained) return explainPipeline(call, collection, pipeline.search);
    return track(
      call,
      engine.cursors.open({
        namespace,
        documents: results(call, collection, pipeline),
        batchSize: count(documentArgument(body, 'cursor') ?? {}, 'batchSize'),
        owner: ownerOf(call),
      }),
    );
  },
};

interface Pipeline {
  /** What the first stages ask of the collection: an index can answer that. */
  search: Search;
  rest: (input: Iterable<Document>) => Document[];
}

export function parsePipeline(call: Call): Pipeline {
  const { body } = call.request;
  if (typeof body['aggregate'] !== 'string')
    throw notImplemented('The embedded store aggregates collections only');
  const stages = arrayArgument(body, 'pipeline') as Document[];
  const collation = parseCollation(body['collation']);
  const variables = documentArgument(body, 'let');
  const options = {
    now: call.now,
    sources: sourcesOf(call),
    ...(collation ? { collation } : {}),
    ...(variables ? { let: variables } : {}),
  };
  // All of it is checked before any of it runs.
  compilePipeline(stages, options);
  const { asked, taken } = leadingSearch(stages);
  const search = createSearch(
    { ...asked, collation, hint: hintOf(body), ...(variables ? { let: variables } : {}) },
    call.now,
  );
  return { search, rest: compilePipeline(stages.slice(taken), options) };
}

interface Asked {
  filter: Document;
  sort?: Document;
  skip?: number;
  limit?: number;
}

/** A leading `$match`, then `$sort`, then `$skip`, then `$limit` are a find. */
function leadingSearch(stages: readonly Document[]): { asked: Asked; taken: number } {
  const asked: Asked = { filter: {} };
  let taken = 0;
  const filters: Document[] = [];
  for (; asDocument(stages[taken]?.['$match']); taken++) filters.push(stages[taken]?.['$match'] as Document);
  if (filters.length > 0) asked.filter = filters.length === 1 ? (filters[0] ?? {}) : { $and: filters };
  const sort = asDocument(stages[taken]?.['$sort']);
  if (sort) {
    asked.sort = sort;
    taken++;
  }
  const skip = wholeNumberOf(stages[taken]?.['$skip']);
  if (skip !== undefined) {
    asked.skip = skip;
    taken++;
  }
  const limit = wholeNumberOf(stages[taken]?.['$limit']);
  if (limit !== undefined && limit > 0) {
    asked.limit = limit;
    taken++;
  }
  return { asked, taken };
}

function* results(
  call: Call,
  collection: Collection | undefined,
  { search, rest }: Pipeline,
): Iterable<Uint8Array> {
  const input = collection ? documentsOf(call, collection, search) : [];
  for (const document of rest(input)) yield encode(document);
}

function* documentsOf(call: Call, collection: Collection, search: Search): Iterable<Document> {
  for (const { document } of find(call, collection, search)) yield document;
}

/** `$lookup` and `$unionWith` read other collections of the same database, at the same moment. */
function sourcesOf({ engine, view, request }: Call): PipelineSources {
  return {
    *collection(name) {
      const collection = engine.catalog.find(view, checkedNamespace(request.database, name));
      if (!collection) return;
      for (const { value } of view.scan(prefixRange(documentPrefix(collection.id)))) yield decode(value);
    },
  };
}
