import { parseCollation } from '../query/collation';
import { asDocument, type Document } from '../query/document';
import { failedToParse } from '../query/errors';
import { type CompiledUpdate, compileUpdate, isOperatorUpdate } from '../query/updater';
import { type StoredDocument } from '../storage/documents';
import { documentArgument, flag, namespaceOf, statementsOf } from './arguments';
import { checkBatchSize } from './batch-size';
import { applyUpdate, applyUpsert, stillThere } from './change';
import { type Call, type Command } from './command';
import { checkField, type FieldRules } from './fields';
import { hintOf } from './find';
import { createSearch, find, type Search } from './search';
import { compiled, type Outcome, runStatements, type Statement, writeReply } from './write-loop';

const STATEMENT: FieldRules = {
  q: 'object',
  u: 'any',
  c: 'refused',
  upsert: 'boolean',
  upsertSupplied: 'refused',
  multi: 'boolean',
  collation: 'object',
  arrayFilters: 'array',
  hint: 'any',
  sort: 'object',
};

/** https://www.mongodb.com/docs/manual/reference/command/update/ */
export const updateCommand: Command = {
  writes: true,
  retryable: true,
  inTransaction: true,
  fields: {
    updates: 'array',
    ordered: 'boolean',
    bypassDocumentValidation: 'ignored',
    let: 'object',
    stmtId: 'ignored',
    stmtIds: 'ignored',
  },
  async run(call) {
    const namespace = namespaceOf(call.request);
    const parsed = statementsOf(call.request, 'updates');
    checkBatchSize(parsed.length);
    const statements = parsed.map((statement) =>
      compiled(() => compileUpdateStatement(call, namespace, statement)),
    );
    return writeReply(await runStatements(call, statements), 'nModified');
  },
};

export function compileUpdateStatement(call: Call, namespace: string, statement: Document): Statement {
  for (const [name, value] of Object.entries(statement)) {
    checkField('update.updates', name, value, Object.hasOwn(STATEMENT, name) ? STATEMENT[name] : undefined);
  }
  const filter = documentArgument(statement, 'q') ?? {};
  const multi = flag(statement, 'multi');
  const search = searchOf(call, statement, filter, multi);
  const update = updateOf(call, statement, filter, multi);
  const upsert = flag(statement, 'upsert');
  return multi
    ? updateMany(call, namespace, search, update, upsert)
    : () => updateOne(call, namespace, search, update, upsert);
}

function searchOf(call: Call, statement: Document, filter: Document, multi: boolean): Search {
  const sort = documentArgument(statement, 'sort');
  if (sort && multi) throw failedToParse('Cannot specify sort with multi=true');
  const variables = documentArgument(call.request.body, 'let');
  return createSearch(
    {
      filter,
      collation: parseCollation(statement['collation']),
      hint: hintOf(statement),
      limit: multi ? undefined : 1,
      ...(sort ? { sort } : {}),
      ...(variables ? { let: variables } : {}),
    },
    call.now,
  );
}

function updateOf(call: Call, statement: Document, filter: Document, multi: boolean): CompiledUpdate {
  const update = statement['u'];
  const fields = asDocument(update);
  if (!fields && !Array.isArray(update))
    throw failedToParse('Update argument must be either an object or an array');
  if (multi && fields && !isOperatorUpdate(fields))
    throw failedToParse('multi update is not supported for replacement-style update');
  return compileUpdate(fields ?? (update as Document[]), updateOptions(call, statement, filter));
}

export function updateOptions(
  call: Call,
  statement: Document,
  filter: Document,
): Parameters<typeof compileUpdate>[1] {
  const collation = parseCollation(statement['collation']);
  const variables = documentArgument(call.request.body, 'let');
  const arrayFilters = statement['arrayFilters'] as Document[] | undefined;
  return {
    now: call.now,
    filter,
    ...(collation ? { collation } : {}),
    ...(variables ? { let: variables } : {}),
    ...(arrayFilters ? { arrayFilters } : {}),
  };
}

function updateOne(
  call: Call,
  namespace: string,
  search: Search,
  update: CompiledUpdate,
  upsert: boolean,
): Outcome {
  const collection = call.engine.catalog.find(call.view, namespace);
  for (const stored of collection ? find(call, collection, search) : []) {
    if (collection) return { n: 1, modified: Number(applyUpdate(call, collection, stored, update).modified) };
  }
  return upsert ? inserted(call, namespace, search, update) : { n: 0 };
}

/** All are found before the first is changed: a changed document must not be met again. */
function updateMany(
  call: Call,
  namespace: string,
  search: Search,
  update: CompiledUpdate,
  upsert: boolean,
): Statement {
  let found: StoredDocument[] | undefined;
  let next = 0;
  const outcome = { n: 0, modified: 0 };
  return (again) => {
    const collection = call.engine.catalog.find(call.view, namespace);
    // What it waited for may have made what was not there before.
    if (again && found?.length === 0) found = undefined;
    found ??= collection ? [...find(call, collection, search)] : [];
    if (!collection || found.length === 0)
      return upsert ? inserted(call, namespace, search, update) : outcome;
    for (; next < found.length; next++) {
      const candidate = found[next];
      const stored = candidate && again ? stillThere(call, collection, candidate, search) : candidate;
      if (!stored) continue;
      outcome.modified += Number(applyUpdate(call, collection, stored, update).modified);
      outcome.n++;
    }
    return outcome;
  };
}

function inserted(call: Call, namespace: string, search: Search, update: CompiledUpdate): Outcome {
  return { n: 1, modified: 0, upserted: applyUpsert(call, namespace, search.filter, update).document['_id'] };
}
