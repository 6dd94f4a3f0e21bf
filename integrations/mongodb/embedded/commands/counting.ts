import { parseCollation } from '../query/collation';
import { compareValues } from '../query/compare';
import { type Document } from '../query/document';
import { wholeNumberOf } from '../query/numbers/numeric';
import { valuesAtPath } from '../query/path';
import { documentPrefix } from '../storage/keys';
import { prefixRange } from '../storage/overlay';
import { count, documentArgument, namespaceOf } from './arguments';
import { answer, type Command } from './command';
import { hintOf } from './find';
import { createSearch, find } from './search';

/** https://www.mongodb.com/docs/manual/reference/command/count/ ; a negative limit means its amount. */
export const countCommand: Command = {
  fields: {
    query: 'object',
    limit: 'number',
    skip: 'number',
    hint: 'any',
    collation: 'object',
    fields: 'ignored',
  },
  run(call) {
    const { request, engine, view, now } = call;
    const { body } = request;
    const namespace = namespaceOf(request);
    const filter = documentArgument(body, 'query') ?? {};
    const limit = Math.abs(wholeNumberOf(body['limit']) ?? 0) || undefined;
    const options = { filter, collation: parseCollation(body['collation']), hint: hintOf(body) };
    const search = createSearch({ ...options, limit, skip: count(body, 'skip') }, now);
    const collection = engine.catalog.find(view, namespace);
    if (!collection) return answer({ n: 0 });
    if (Object.keys(filter).length === 0 && !search.hint) {
      const all = view.count(prefixRange(documentPrefix(collection.id)));
      return answer({ n: Math.min(Math.max(all - (search.skip ?? 0), 0), limit ?? Infinity) });
    }
    return answer({ n: lengthOf(find(call, collection, search)) });
  },
};

function lengthOf(items: Iterable<unknown>): number {
  const iterator = items[Symbol.iterator]();
  let length = 0;
  while (!iterator.next().done) length++;
  return length;
}

/** https://www.mongodb.com/docs/manual/reference/command/distinct/ */
export const distinct: Command = {
  inTransaction: true,
  fields: { key: 'string', query: 'object', hint: 'any', collation: 'object' },
  run(call) {
    const { request, engine, view, now } = call;
    const { body } = request;
    const namespace = namespaceOf(request);
    const path = String(body['key']);
    const collation = parseCollation(body['collation']);
    const search = createSearch(
      { filter: documentArgument(body, 'query') ?? {}, collation, hint: hintOf(body) },
      now,
    );
    const collection = engine.catalog.find(view, namespace);
    const values: unknown[] = [];
    for (const { document } of collection ? find(call, collection, search) : [])
      values.push(...valuesOf(document, path));
    values.sort((a, b) => compareValues(a, b, collation));
    return answer({
      values: values.filter((value, i) => i === 0 || compareValues(values[i - 1], value, collation) !== 0),
    });
  },
};

function valuesOf(document: Document, path: string): unknown[] {
  return valuesAtPath(document, path).values.filter((value) => value !== undefined);
}
