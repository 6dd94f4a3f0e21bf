import { ObjectId, Timestamp } from 'bson';
import { BSON, typeName, typeOf } from '../query/bson-types';
import { asDocument, type Document } from '../query/document';
import { CommandError, dollarPrefixedField } from '../query/errors';
import { decode, encode } from '../document';

export interface NewDocument {
  bytes: Buffer;
  document: Document;
}

/** https://www.mongodb.com/docs/manual/reference/limits/#mongodb-limit-BSON-Document-Size */
const MAX_BYTES = 16 * 1024 * 1024;
/** https://www.mongodb.com/docs/manual/reference/limits/#mongodb-limit-Nested-Depth-for-BSON-Documents */
const MAX_DEPTH = 100;

/** As MongoDB stores a document: with an `_id`, which stands first. What the client sent is kept byte for byte. */
export function fromClient(bytes: Buffer, now: Date): NewDocument {
  const document = decode(bytes);
  const names = Object.keys(document);
  const stamps = names.filter((name) => name !== '_id' && isZeroStamp(document[name]));
  // An integer-like key comes first in JavaScript whatever its place in the bytes.
  const asSent = stamps.length === 0 && bytes.toString('latin1', 5, 9) === '_id\0';
  const read = encode(document);
  if (read.length !== bytes.length) throw unreadable();
  if (asSent) return checked({ bytes, document });
  const { _id = new ObjectId(), ...rest } = document;
  stamps.forEach((name, i) => {
    rest[name] = new Timestamp({ t: Math.floor(now.getTime() / 1000), i: i + 1 });
  });
  return fromDocument({ _id, ...rest });
}

export function fromDocument(document: Document): NewDocument {
  return checked({ bytes: encode(document), document });
}

// A field given twice, a name that is no UTF-8, BSON's DBPointer: what is matched would not be what is stored.
const unreadable = (): CommandError =>
  new CommandError(
    22,
    'InvalidBSON',
    'the document has a field twice, or holds what the embedded store cannot read',
  );

const isZeroStamp = (value: unknown): boolean => value instanceof Timestamp && value.isZero();

function checked(candidate: NewDocument): NewDocument {
  const { bytes, document } = candidate;
  if (bytes.length > MAX_BYTES) {
    throw new CommandError(
      10334,
      'BSONObjectTooLarge',
      `object to insert too large. size in bytes: ${bytes.length}, max size: ${MAX_BYTES}`,
    );
  }
  checkId(document['_id']);
  checkDepth(document, 0);
  return candidate;
}

function checkId(id: unknown): void {
  const type = typeOf(id);
  if (type === BSON.array || type === BSON.regex || type === BSON.undefined) {
    throw new CommandError(53, 'InvalidIdField', `The '_id' value cannot be of type ${typeName(id)}`);
  }
  for (const name of Object.keys(asDocument(id) ?? {})) {
    if (name.startsWith('$'))
      throw dollarPrefixedField(
        `_id fields may not contain '$'-prefixed fields: ${name} is not valid for storage.`,
      );
  }
}

function checkDepth(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_DEPTH)
    throw new CommandError(15, 'Overflow', 'the document is nested more than 100 levels deep');
  if (Array.isArray(value)) {
    for (const element of value) checkDepth(element, depth + 1);
    return;
  }
  const document = asDocument(value);
  if (document) for (const name of Object.keys(document)) checkDepth(document[name], depth + 1);
}
