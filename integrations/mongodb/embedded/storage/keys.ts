import { createHash } from 'node:crypto';
import { createKeyWriter } from './key-writer';
import { writeValue } from './value-encoding';

/** One ordered key space holds everything; the first byte says what a key is. */
const KIND = {
  meta: 0x10,
  catalog: 0x20,
  document: 0x30,
  index: 0x40,
  flag: 0x48,
  session: 0x50,
  garbage: 0x60,
};

const RECORD_ID_BYTES = 6;
/** LMDB takes keys of 1978 bytes at most; what is longer is cut and told apart by its hash. */
export const LONGEST_VALUE_KEY = 1500;

const writer = createKeyWriter();

function build(kind: number, fill: () => void): Buffer {
  writer.reset();
  writer.byte(kind);
  fill();
  return writer.copy();
}

export const catalogKey = (namespace: string): Buffer =>
  build(KIND.catalog, () => writer.bytes(Buffer.from(namespace)));

export const catalogNamespace = (key: Buffer): string => key.toString('utf8', 1);

export const sessionKey = (lsid: Uint8Array): Buffer => build(KIND.session, () => writer.bytes(lsid));

export const garbageKey = (prefix: Buffer): Buffer => build(KIND.garbage, () => writer.bytes(prefix));

export const garbagePrefix = (key: Buffer): Buffer => key.subarray(1);

/** Says that some document has an array under that field of the index; once written it stays. */
export const multikeyFlag = (collection: number, index: number, field: number): Buffer =>
  build(KIND.flag, () => {
    writer.uint(collection, 4);
    writer.uint(index, 4);
    writer.byte(field);
  });

export const documentPrefix = (collection: number): Buffer =>
  build(KIND.document, () => writer.uint(collection, 4));

export const documentKey = (collection: number, recordId: number): Buffer =>
  build(KIND.document, () => {
    writer.uint(collection, 4);
    writer.uint(recordId, RECORD_ID_BYTES);
  });

export const collectionIndexesPrefix = (collection: number): Buffer =>
  build(KIND.index, () => writer.uint(collection, 4));

export const collectionOfPrefix = (prefix: Buffer): number => prefix.readUInt32BE(1);

export const flagsPrefix = (collection: number): Buffer => build(KIND.flag, () => writer.uint(collection, 4));

export const indexPrefix = (collection: number, index: number): Buffer =>
  build(KIND.index, () => {
    writer.uint(collection, 4);
    writer.uint(index, 4);
  });

export const recordIdOf = (bytes: Buffer): number =>
  bytes.readUIntBE(bytes.length - RECORD_ID_BYTES, RECORD_ID_BYTES);

export function recordIdBytes(recordId: number): Buffer {
  const bytes = Buffer.allocUnsafe(RECORD_ID_BYTES);
  bytes.writeUIntBE(recordId, 0, RECORD_ID_BYTES);
  return bytes;
}

/** The values of an index entry as bytes in the order of the index, uncut. */
export function encodeValues(values: readonly unknown[], directions: readonly number[]): Buffer {
  writer.reset();
  values.forEach((value, i) => {
    const start = writer.length;
    writeValue(writer, value);
    if ((directions[i] ?? 1) < 0) writer.complement(start);
  });
  return writer.copy();
}

export const isLong = (encoded: Buffer): boolean => encoded.length > LONGEST_VALUE_KEY;

export function cutLong(encoded: Buffer): Buffer {
  if (!isLong(encoded)) return encoded;
  const hash = createHash('sha256').update(encoded).digest();
  return Buffer.concat([encoded.subarray(0, LONGEST_VALUE_KEY), hash]);
}

/** The smallest key above all keys that begin with the prefix. */
export function after(prefix: Buffer): Buffer {
  let last = prefix.length - 1;
  while (prefix[last] === 0xff) last--;
  const next = Buffer.from(prefix.subarray(0, last + 1));
  next[last] = (next[last] ?? 0) + 1;
  return next;
}

export const isDefinition = (key: Buffer): boolean => key[0] === KIND.catalog;

export const KINDS = {
  catalog: Buffer.from([KIND.catalog]),
  session: Buffer.from([KIND.session]),
  garbage: Buffer.from([KIND.garbage]),
  everything: { start: Buffer.from([KIND.meta]), end: Buffer.from([0xff]) },
};
