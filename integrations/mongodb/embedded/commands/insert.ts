import { typeMismatch } from '../query/errors';
import { insertDocument } from '../storage/documents';
import { arrayArgument, namespaceOf } from './arguments';
import { type Call, type Command } from './command';
import { fromClient } from './new-document';
import { checkBatchSize } from './batch-size';
import { runStatements, type Statement, writeReply } from './write-loop';

/** https://www.mongodb.com/docs/manual/reference/command/insert/ */
export const insertCommand: Command = {
  writes: true,
  retryable: true,
  inTransaction: true,
  fields: {
    documents: 'array',
    ordered: 'boolean',
    bypassDocumentValidation: 'ignored',
    stmtId: 'ignored',
    stmtIds: 'ignored',
  },
  async run(call) {
    const { request } = call;
    const namespace = namespaceOf(request);
    const raw = request.sequences.get('documents') ?? rawDocuments(arrayArgument(request.body, 'documents'));
    checkBatchSize(raw.length);
    return writeReply(
      await runStatements(
        call,
        raw.map((bytes) => insertOne(call, namespace, bytes)),
      ),
      'n',
    );
  },
};

export function insertOne(call: Call, namespace: string, bytes: Buffer): Statement {
  const { engine, view, now } = call;
  return () => {
    const added = fromClient(bytes, now);
    const collection = engine.collections.ensure(view, namespace);
    insertDocument(view, collection, { recordId: engine.nextRecordId(collection), ...added });
    return { n: 1 };
  };
}

function rawDocuments(elements: unknown[]): Buffer[] {
  return elements.map((element) => {
    if (Buffer.isBuffer(element)) return element;
    throw typeMismatch(`BSON field 'insert.documents' has to hold documents`);
  });
}
