import { Binary } from 'bson';

export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference < 0 ? -1 : 1;
  }
  return Math.sign(a.length - b.length);
}

/** By length, then subtype, then bytes (https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/#bindata). */
export function compareBinary(a: Binary | Uint8Array, b: Binary | Uint8Array): number {
  const left = partsOf(a);
  const right = partsOf(b);
  return (
    Math.sign(left.bytes.length - right.bytes.length) ||
    Math.sign(left.subtype - right.subtype) ||
    compareBytes(left.bytes, right.bytes)
  );
}

export function partsOf(value: Binary | Uint8Array): { bytes: Uint8Array; subtype: number } {
  if (value instanceof Binary) return { bytes: value.value(), subtype: value.sub_type };
  return { bytes: value, subtype: Binary.SUBTYPE_DEFAULT };
}
