import { parseCollation } from '../query/collation';
import { compileProjection } from '../query/projection';
import { encode, type Document } from '../document';
import { type StoredDocument } from '../storage/documents';
import { count, documentArgument, flag, namespaceOf } from './arguments';
import { type Call, type Command } from './command';
import { ownerOf, track } from './cursor-owner';
import { createSearch, find } from './search';

/** https://www.mongodb.com/docs/manual/reference/command/find/ */
export const findCommand: Command = {
  inTransaction: true,
  fields: {
    filter: 'object',
    sort: 'object',
    projection: 'object',
    hint: 'any',
    skip: 'number',
    limit: 'number',
    batchSize: 'number',
    singleBatch: 'boolean',
    max: 'refused',
    min: 'refused',
    returnKey: 'refused',
    showRecordId: 'refused',
    tailable: 'refused',
    awaitData: 'refused',
    oplogReplay: 'ignored',
    noCursorTimeout: 'boolean',
    allowPartialResults: 'ignored',
    allowDiskUse: 'ignored',
    collation: 'object',
    let: 'object',
  },
  run(call) {
    const { body } = call.request;
    const namespace = namespaceOf(call.request);
    const filter = documentArgument(body, 'filter') ?? {};
    const collation = parseCollation(body['collation']);
    const sort = documentArgument(body, 'sort');
    const variables = documentArgument(body, 'let');
    const options = {
      filter,
      collation,
      hint: hintOf(body),
      skip: count(body, 'skip'),
      limit: count(body, 'limit'),
    };
    const search = createSearch(
      { ...options, ...(sort ? { sort } : {}), ...(variables ? { let: variables } : {}) },
      call.now,
    );
    const project = projectionOf(call, filter);
    const collection = call.engine.catalog.find(call.view, namespace);
    const documents = collection ? find(call, collection, search) : [];
    return track(
      call,
      call.engine.cursors.open({
        namespace,
        documents: project ? projected(documents, project) : bytesOf(documents),
        batchSize: count(body, 'batchSize'),
        single: flag(body, 'singleBatch'),
        patient: flag(body, 'noCursorTimeout'),
        owner: ownerOf(call),
      }),
    );
  },
};

export function hintOf(body: Document): unknown {
  const hint = body['hint'];
  const empty = typeof hint === 'object' && hint !== null && Object.keys(hint).length === 0;
  return empty ? undefined : hint;
}

function projectionOf(
  { request, now }: Call,
  filter: Document,
): ((document: Document) => Document) | undefined {
  const spec = documentArgument(request.body, 'projection');
  if (!spec || Object.keys(spec).length === 0) return undefined;
  const collation = parseCollation(request.body['collation']);
  const variables = documentArgument(request.body, 'let');
  return compileProjection(spec, {
    now,
    filter,
    ...(collation ? { collation } : {}),
    ...(variables ? { let: variables } : {}),
  });
}

function* bytesOf(documents: Iterable<StoredDocument>): Iterable<Uint8Array> {
  for (const { bytes } of documents) yield bytes;
}

function* projected(
  documents: Iterable<StoredDocument>,
  project: (document: Document) => Document,
): Iterable<Uint8Array> {
  for (const { document } of documents) yield encode(project(document));
}
