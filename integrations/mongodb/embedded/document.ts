import { deserialize, serialize } from 'bson';
import { type Document } from './query/document';

export { type Document } from './query/document';

const EXACT = {
  promoteValues: false,
  promoteLongs: false,
  promoteBuffers: false,
  bsonRegExp: true,
  validation: { utf8: true },
} as const;

/**
 * Known limit: JavaScript moves keys that look like array indexes ("2024") in front of the others. What a
 * client inserts is stored and returned byte for byte; an update writes the document in JavaScript's order.
 */
export function decode(bytes: Uint8Array): Document {
  return deserialize(bytes, EXACT);
}

/** As decode, but the elements of the arrays named in `raw` stay the bytes that the client sent. */
export function decodeWithRaw(bytes: Uint8Array, raw: Record<string, boolean>): Document {
  return deserialize(bytes, { ...EXACT, fieldsAsRaw: raw });
}

export function encode(document: Document): Buffer {
  return serialize(document, { ignoreUndefined: false }) as Buffer;
}
