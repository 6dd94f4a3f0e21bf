import { type Decimal128, type Double, type Int32, type Long } from 'bson';
import { type KeyWriter } from './key-writer';

const SIGN = 1n << 63n;
const ALL = (1n << 64n) - 1n;
const EXACT = 0x80;
const EXPONENT_BIAS = 8000;
const scratch = new DataView(new ArrayBuffer(8));

/**
 * All number types share one order and are equal when their values are
 * (https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/#numeric-types). A number is
 * written as the double next to it towards zero, then, only if that is not the number itself, its decimal digits.
 */
export function writeNumber(writer: KeyWriter, value: number | Int32 | Double | Long | Decimal128): void {
  if (typeof value === 'number') {
    writeDouble(writer, value);
    return;
  }
  switch (value._bsontype) {
    case 'Int32':
    case 'Double':
      writeDouble(writer, value.valueOf());
      return;
    case 'Long':
      writeLong(writer, value.toBigInt());
      return;
    case 'Decimal128':
      writeDecimal(writer, value.toString());
  }
}

function writeDouble(writer: KeyWriter, value: number): void {
  writer.bigUint64(orderedBits(value));
  writer.byte(EXACT);
}

/** NaN is below every other number, and both zeros are one. */
function orderedBits(value: number): bigint {
  if (Number.isNaN(value)) return 0n;
  scratch.setFloat64(0, value === 0 ? 0 : value);
  const bits = scratch.getBigUint64(0);
  return bits & SIGN ? bits ^ ALL : bits | SIGN;
}

function writeLong(writer: KeyWriter, value: bigint): void {
  const negative = value < 0n;
  const magnitude = negative ? -value : value;
  let near = Number(magnitude);
  if (BigInt(near) > magnitude) near = nextTowardsZero(near);
  if (BigInt(near) === magnitude) writeDouble(writer, negative ? -near : near);
  else writeInexact(writer, negative, near, magnitude.toString(), 0);
}

function writeDecimal(writer: KeyWriter, text: string): void {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/.exec(text);
  if (!match) {
    writeDouble(writer, text === 'NaN' ? NaN : text.startsWith('-') ? -Infinity : Infinity);
    return;
  }
  const negative = match[1] === '-';
  const fraction = match[3] ?? '';
  const digits = ((match[2] ?? '') + fraction).replace(/^0+/, '');
  const exponent = Number(match[4] ?? 0) - fraction.length;
  if (digits === '') {
    writeDouble(writer, 0);
    return;
  }
  let near = Math.min(Number(`${digits}e${exponent}`), Number.MAX_VALUE);
  if (compareDecimal(digits, exponent, near) < 0) near = nextTowardsZero(near);
  if (compareDecimal(digits, exponent, near) === 0) writeDouble(writer, negative ? -near : near);
  else writeInexact(writer, negative, near, digits, exponent);
}

function writeInexact(
  writer: KeyWriter,
  negative: boolean,
  near: number,
  digits: string,
  exponent: number,
): void {
  // A negative number between zero and the smallest double: its neighbour is zero, seen from below.
  writer.bigUint64(orderedBits(negative ? -near : near));
  writer.byte(negative ? EXACT - 1 : EXACT + 1);
  const start = writer.length;
  writer.uint(exponent + digits.length + EXPONENT_BIAS, 2);
  writer.bytes(Buffer.from(digits.replace(/0+$/, ''), 'latin1'));
  writer.byte(0);
  if (negative) writer.complement(start);
}

function nextTowardsZero(value: number): number {
  scratch.setFloat64(0, value);
  scratch.setBigUint64(0, scratch.getBigUint64(0) - 1n);
  return scratch.getFloat64(0);
}

/** Compares digits × 10^exponent with a non-negative finite double, exactly. */
function compareDecimal(digits: string, exponent: number, double: number): number {
  scratch.setFloat64(0, double);
  const bits = scratch.getBigUint64(0);
  const field = Number(bits >> 52n);
  const mantissa = (bits & ((1n << 52n) - 1n)) | (field === 0 ? 0n : 1n << 52n);
  const power = Math.max(field, 1) - 1075;
  const left = BigInt(digits) * 10n ** BigInt(Math.max(exponent, 0)) * 2n ** BigInt(Math.max(-power, 0));
  const right = mantissa * 2n ** BigInt(Math.max(power, 0)) * 10n ** BigInt(Math.max(-exponent, 0));
  return left < right ? -1 : left > right ? 1 : 0;
}
