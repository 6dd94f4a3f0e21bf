import { parseCollation } from '../query/collation';
import { asDocument, type Document } from '../query/document';
import { failedToParse } from '../query/errors';
import { compileProjection } from '../query/projection';
import { type CompiledUpdate, compileUpdate } from '../query/updater';
import { deleteDocument } from '../storage/documents';
import { documentArgument, flag, namespaceOf } from './arguments';
import { applyUpdate, applyUpsert } from './change';
import { answer, type Call, type Command } from './command';
import { hintOf } from './find';
import { createSearch, find, type Search } from './search';
import { updateOptions } from './update';

interface Result {
  last: Document;
  value: Document | undefined;
}

/** https://www.mongodb.com/docs/manual/reference/command/findAndModify/ */
export const findAndModify: Command = {
  writes: true,
  retryable: true,
  inTransaction: true,
  fields: {
    query: 'object',
    sort: 'object',
    remove: 'boolean',
    update: 'any',
    new: 'boolean',
    fields: 'object',
    upsert: 'boolean',
    bypassDocumentValidation: 'ignored',
    collation: 'object',
    arrayFilters: 'array',
    hint: 'any',
    let: 'object',
    stmtId: 'ignored',
  },
  async run(call) {
    const { body } = call.request;
    const namespace = namespaceOf(call.request);
    const filter = documentArgument(body, 'query') ?? {};
    const search = searchOf(call, filter);
    const update = updateOf(call, filter);
    const project = projectionOf(call, filter);
    const { last, value } = await call.attempt(() =>
      update ? change(call, namespace, search, update) : remove(call, namespace, search),
    );
    return answer({ lastErrorObject: last, value: value ? project(value) : null });
  },
};

function searchOf(call: Call, filter: Document): Search {
  const { body } = call.request;
  const sort = documentArgument(body, 'sort');
  const variables = documentArgument(body, 'let');
  return createSearch(
    {
      filter,
      collation: parseCollation(body['collation']),
      hint: hintOf(body),
      limit: 1,
      ...(sort ? { sort } : {}),
      ...(variables ? { let: variables } : {}),
    },
    call.now,
  );
}

function updateOf(call: Call, filter: Document): CompiledUpdate | undefined {
  const { body } = call.request;
  const update = body['update'];
  if (flag(body, 'remove')) {
    if (update !== undefined) throw failedToParse("Cannot specify both an 'update' and 'remove'=true");
    if (flag(body, 'upsert')) throw failedToParse("Cannot specify both 'upsert'=true and 'remove'=true");
    if (flag(body, 'new')) {
      throw failedToParse(
        "Cannot specify both 'new'=true and 'remove'=true; 'remove' always returns the deleted document",
      );
    }
    return undefined;
  }
  const fields = asDocument(update);
  if (!fields && !Array.isArray(update))
    throw failedToParse("Either an update or 'remove'=true must be specified");
  return compileUpdate(fields ?? (update as Document[]), updateOptions(call, body, filter));
}

function projectionOf(call: Call, filter: Document): (document: Document) => Document {
  const spec = documentArgument(call.request.body, 'fields');
  if (!spec || Object.keys(spec).length === 0) return (document) => document;
  return compileProjection(spec, { now: call.now, filter });
}

function change(call: Call, namespace: string, search: Search, update: CompiledUpdate): Result {
  const wantsNew = flag(call.request.body, 'new');
  const collection = call.engine.catalog.find(call.view, namespace);
  for (const stored of collection ? find(call, collection, search) : []) {
    if (!collection) break;
    const { after } = applyUpdate(call, collection, stored, update);
    return { last: { n: 1, updatedExisting: true }, value: wantsNew ? after.document : stored.document };
  }
  if (!flag(call.request.body, 'upsert')) return { last: { n: 0, updatedExisting: false }, value: undefined };
  const { document } = applyUpsert(call, namespace, search.filter, update);
  return {
    last: { n: 1, updatedExisting: false, upserted: document['_id'] },
    value: wantsNew ? document : undefined,
  };
}

function remove(call: Call, namespace: string, search: Search): Result {
  const collection = call.engine.catalog.find(call.view, namespace);
  for (const stored of collection ? find(call, collection, search) : []) {
    if (!collection) break;
    deleteDocument(call.view, collection, stored);
    return { last: { n: 1 }, value: stored.document };
  }
  return { last: { n: 0 }, value: undefined };
}
