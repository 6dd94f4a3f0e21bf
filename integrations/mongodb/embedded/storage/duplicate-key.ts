import { Double, EJSON, Int32, Long, ObjectId } from 'bson';
import { CommandError } from '../query/errors';
import { asDocument, documentOf, type Document } from '../query/document';
import { type Collection, type Index } from './catalog';

/** https://www.mongodb.com/docs/manual/core/index-unique/ ; drivers and mongoose read keyPattern and keyValue. */
export function duplicateKey(collection: Collection, index: Index, row: readonly unknown[]): CommandError {
  const keyValue = documentOf(index.paths.map((path, i) => [path, row[i] ?? null] as const));
  return new CommandError(
    11000,
    'DuplicateKey',
    `E11000 duplicate key error collection: ${collection.namespace} index: ${index.name} dup key: ${asText(keyValue)}`,
    { keyPattern: index.key, keyValue },
  );
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Int32 || value instanceof Double || value instanceof Long) return value.toString();
  if (Array.isArray(value)) return `[ ${value.map(asText).join(', ')} ]`;
  const document: Document | undefined = asDocument(value);
  if (!document) return EJSON.stringify(value);
  return `{ ${Object.entries(document)
    .map(([name, field]) => `${name}: ${asText(field)}`)
    .join(', ')} }`;
}
