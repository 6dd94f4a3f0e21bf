import { parseCollation } from '../query/collation';
import { type Document } from '../query/document';
import { failedToParse } from '../query/errors';
import { wholeNumberOf } from '../query/numbers/numeric';
import { deleteDocument, type StoredDocument } from '../storage/documents';
import { documentArgument, namespaceOf, statementsOf } from './arguments';
import { checkBatchSize } from './batch-size';
import { stillThere } from './change';
import { type Call, type Command } from './command';
import { checkField, type FieldRules } from './fields';
import { hintOf } from './find';
import { createSearch, find } from './search';
import { compiled, runStatements, type Statement, writeReply } from './write-loop';

const STATEMENT: FieldRules = { q: 'object', limit: 'number', collation: 'object', hint: 'any' };

/** https://www.mongodb.com/docs/manual/reference/command/delete/ */
export const deleteCommand: Command = {
  writes: true,
  retryable: true,
  inTransaction: true,
  fields: { deletes: 'array', ordered: 'boolean', let: 'object', stmtId: 'ignored', stmtIds: 'ignored' },
  async run(call) {
    const namespace = namespaceOf(call.request);
    const parsed = statementsOf(call.request, 'deletes');
    checkBatchSize(parsed.length);
    const statements = parsed.map((statement) =>
      compiled(() => compileDeleteStatement(call, namespace, statement)),
    );
    return writeReply(await runStatements(call, statements), 'n');
  },
};

export function compileDeleteStatement(call: Call, namespace: string, statement: Document): Statement {
  for (const [name, value] of Object.entries(statement)) {
    checkField('delete.deletes', name, value, Object.hasOwn(STATEMENT, name) ? STATEMENT[name] : undefined);
  }
  const limit = wholeNumberOf(statement['limit']);
  if (limit !== 0 && limit !== 1) throw failedToParse('The limit field in delete objects must be 0 or 1');
  const variables = documentArgument(call.request.body, 'let');
  const search = createSearch(
    {
      filter: documentArgument(statement, 'q') ?? {},
      collation: parseCollation(statement['collation']),
      hint: hintOf(statement),
      limit: limit === 1 ? 1 : undefined,
      ...(variables ? { let: variables } : {}),
    },
    call.now,
  );
  let found: StoredDocument[] | undefined;
  let next = 0;
  let n = 0;
  return (again) => {
    const collection = call.engine.catalog.find(call.view, namespace);
    if (!collection) return { n: 0 };
    if (limit === 1 && again) found = undefined;
    found ??= [...find(call, collection, search)];
    for (; next < found.length; next++) {
      const candidate = found[next];
      const stored = candidate && again ? stillThere(call, collection, candidate, search) : candidate;
      if (!stored) continue;
      deleteDocument(call.view, collection, stored);
      n++;
    }
    return { n };
  };
}
