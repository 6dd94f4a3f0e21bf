import { asDocument, type Document } from '../query/document';
import { CommandError, typeMismatch } from '../query/errors';
import { wholeNumberOf } from '../query/numbers/numeric';
import { encode } from '../document';
import { checkedNamespace, flag, statementsOf } from './arguments';
import { checkBatchSize } from './batch-size';
import { type Call, type Command } from './command';
import { ownerOf, track } from './cursor-owner';
import { compileDeleteStatement } from './delete';
import { insertOne } from './insert';
import { compileUpdateStatement } from './update';
import { compiled, runStatements, type Statement, type Tally } from './write-loop';

type Kind = 'insert' | 'update' | 'delete';

/** Writes to several collections at once (https://www.mongodb.com/docs/manual/reference/command/bulkWrite/). */
export const bulkWrite: Command = {
  writes: true,
  retryable: true,
  inTransaction: true,
  fields: {
    ops: 'array',
    nsInfo: 'array',
    ordered: 'boolean',
    errorsOnly: 'boolean',
    bypassDocumentValidation: 'ignored',
    cursor: 'object',
    let: 'object',
    stmtId: 'ignored',
    stmtIds: 'ignored',
  },
  async run(call) {
    const { request, engine } = call;
    if (request.database !== 'admin') {
      throw new CommandError(13, 'Unauthorized', 'bulkWrite may only be run against the admin database.');
    }
    const operations = statementsOf(request, 'ops');
    const namespaces = statementsOf(request, 'nsInfo').map(namespaceIn);
    checkBatchSize(operations.length);
    const kinds = operations.map(kindOf);
    const statements = operations.map((operation, i) =>
      compiled(() => compile(call, namespaces, operation, kinds[i] ?? 'insert')),
    );
    const tally = await runStatements(call, statements, true);
    const reply = engine.cursors.open({
      namespace: 'admin.$cmd.bulkWrite',
      documents: outcomesOf(tally, kinds, flag(request.body, 'errorsOnly')).map(encode),
      batchSize: undefined,
      owner: ownerOf(call),
    });
    return track(call, { ...reply, fields: countsOf(tally, kinds) });
  },
};

function namespaceIn(info: Document): string {
  const namespace = info['ns'];
  if (typeof namespace !== 'string')
    throw typeMismatch("BSON field 'bulkWrite.nsInfo.ns' is the wrong type, expected type 'string'");
  const dot = namespace.indexOf('.');
  return checkedNamespace(namespace.slice(0, Math.max(dot, 0)), namespace.slice(dot + 1));
}

function kindOf(operation: Document): Kind {
  const [name] = Object.keys(operation);
  if (name === 'insert' || name === 'update' || name === 'delete') return name;
  throw new CommandError(9, 'FailedToParse', `Unrecognized operation in bulkWrite: ${name ?? ''}`);
}

function compile(call: Call, namespaces: string[], operation: Document, kind: Kind): Statement {
  const { [kind]: number, filter, updateMods, document, multi, constants, ...rest } = operation;
  const namespace = namespaces[wholeNumberOf(number) ?? -1];
  if (namespace === undefined)
    throw new CommandError(2, 'BadValue', `BulkWrite ${kind} names no element of nsInfo`);
  switch (kind) {
    case 'insert':
      return insertOne(call, namespace, encode(asDocument(document) ?? {}));
    case 'update':
      return compileUpdateStatement(call, namespace, {
        q: filter,
        u: updateMods,
        ...(multi === undefined ? {} : { multi }),
        ...(constants === undefined ? {} : { c: constants }),
        ...rest,
      });
    case 'delete':
      return compileDeleteStatement(call, namespace, { q: filter, limit: multi === true ? 0 : 1, ...rest });
  }
}

function outcomesOf({ results, errors }: Tally, kinds: readonly Kind[], errorsOnly: boolean): Document[] {
  const failed = errors.map(({ index, ...error }): Document => ({ ok: 0, idx: index, n: 0, ...error }));
  const done = results.map(({ index, n, modified, upserted }): Document => ({
    ok: 1,
    idx: index,
    n,
    ...(kinds[index] === 'update' ? { nModified: modified ?? 0 } : {}),
    ...(upserted ? { upserted } : {}),
  }));
  return [...(errorsOnly ? [] : done), ...failed].sort((a, b) => Number(a['idx']) - Number(b['idx']));
}

function countsOf({ results, errors }: Tally, kinds: readonly Kind[]): Document {
  const sum = (kind: Kind, count: (result: (typeof results)[number]) => number): number =>
    results.reduce((total, result) => total + (kinds[result.index] === kind ? count(result) : 0), 0);
  return {
    nErrors: errors.length,
    nInserted: sum('insert', ({ n }) => n),
    nMatched: sum('update', ({ n, upserted }) => (upserted ? 0 : n)),
    nModified: sum('update', ({ modified }) => modified ?? 0),
    nUpserted: sum('update', ({ upserted }) => (upserted ? 1 : 0)),
    nDeleted: sum('delete', ({ n }) => n),
  };
}
