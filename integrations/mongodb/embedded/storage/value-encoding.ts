import {
  type Binary,
  type BSONRegExp,
  type Code,
  type Decimal128,
  type Double,
  type Int32,
  type Long,
  type ObjectId,
  type Timestamp,
} from 'bson';
import { BSON, typeOf, type BsonType } from '../query/bson-types';
import { partsOf } from '../query/compare-bytes';
import { asDocument, type Document } from '../query/document';
import { badValue } from '../query/errors';
import { type KeyWriter } from './key-writer';
import { writeNumber } from './number-encoding';

/**
 * The order of BSON types (https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/).
 * No type is 0x00, which closes objects and arrays, or 0xff.
 */
export const RANK_BYTES: Record<BsonType, number> = {
  [BSON.minKey]: 0x0a,
  [BSON.missing]: 0x0f,
  [BSON.undefined]: 0x0f,
  [BSON.null]: 0x14,
  [BSON.int]: 0x1e,
  [BSON.long]: 0x1e,
  [BSON.double]: 0x1e,
  [BSON.decimal]: 0x1e,
  [BSON.string]: 0x3c,
  [BSON.symbol]: 0x3c,
  [BSON.object]: 0x46,
  [BSON.array]: 0x50,
  [BSON.binData]: 0x5a,
  [BSON.objectId]: 0x64,
  [BSON.bool]: 0x6e,
  [BSON.date]: 0x78,
  [BSON.timestamp]: 0x82,
  [BSON.regex]: 0x8c,
  [BSON.dbPointer]: 0x96,
  [BSON.javascript]: 0xa0,
  [BSON.javascriptWithScope]: 0xaa,
  [BSON.maxKey]: 0xf0,
};

/** Writes a value so that the order of the bytes is BSON's order, and equal values give equal bytes. */
export function writeValue(writer: KeyWriter, value: unknown): void {
  const type = typeOf(value);
  writer.byte(RANK_BYTES[type]);
  writeBody(writer, type, value);
}

function writeBody(writer: KeyWriter, type: BsonType, value: unknown): void {
  switch (type) {
    case BSON.int:
    case BSON.long:
    case BSON.double:
    case BSON.decimal:
      return writeNumber(writer, value as Int32 | Double | Long | Decimal128);
    case BSON.string:
    case BSON.symbol:
      return writer.terminated(String(value));
    case BSON.object:
      return writeObject(writer, asDocument(value) ?? {});
    case BSON.array:
      return writeArray(writer, value as unknown[]);
    case BSON.binData:
      return writeBinary(writer, value as Binary | Uint8Array);
    case BSON.objectId:
      return writer.bytes((value as ObjectId).id);
    case BSON.bool:
      return writer.byte(value === true ? 1 : 0);
    case BSON.date:
      return writeDate(writer, value as Date);
    case BSON.timestamp:
      return writer.bigUint64((value as Timestamp).toBigInt());
    case BSON.regex:
      return writeRegex(writer, value as BSONRegExp | RegExp);
    case BSON.javascript:
    case BSON.javascriptWithScope:
      return writeCode(writer, value as Code);
    case BSON.missing:
    case BSON.undefined:
    case BSON.null:
    case BSON.dbPointer:
    case BSON.minKey:
    case BSON.maxKey:
      return;
  }
}

function writeArray(writer: KeyWriter, value: unknown[]): void {
  for (const element of value) writeValue(writer, element);
  writer.byte(0);
}

/** Objects compare field by field: first the type, then the name, then the value. */
function writeObject(writer: KeyWriter, value: Document): void {
  for (const name of Object.keys(value)) {
    const type = typeOf(value[name]);
    writer.byte(RANK_BYTES[type]);
    writer.terminated(name);
    writeBody(writer, type, value[name]);
  }
  writer.byte(0);
}

/** By length, then subtype, then bytes. */
function writeBinary(writer: KeyWriter, value: Binary | Uint8Array): void {
  const { bytes, subtype } = partsOf(value);
  writer.uint(bytes.length, 4);
  writer.byte(subtype);
  writer.bytes(bytes);
}

function writeDate(writer: KeyWriter, value: Date): void {
  const milliseconds = value.getTime();
  // JavaScript ends in the year 275760, BSON does not.
  if (Number.isNaN(milliseconds))
    throw badValue('The embedded store cannot index a date beyond the year 275760');
  writer.bigUint64(BigInt.asUintN(64, BigInt(milliseconds)) ^ (1n << 63n));
}

function writeRegex(writer: KeyWriter, value: BSONRegExp | RegExp): void {
  writer.terminated(value instanceof RegExp ? value.source : value.pattern);
  writer.terminated(value instanceof RegExp ? value.flags : value.options);
}

function writeCode(writer: KeyWriter, value: Code): void {
  writer.terminated(String(value.code));
  if (value.scope) writeObject(writer, value.scope);
}
