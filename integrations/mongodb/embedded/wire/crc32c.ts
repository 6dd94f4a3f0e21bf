const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  return value >>> 0;
});

/** CRC-32C over the parts one after the other (https://www.rfc-editor.org/rfc/rfc3720#appendix-B.4). */
export function crc32c(...parts: readonly Uint8Array[]): number {
  let sum = 0xffffffff;
  for (const part of parts) for (const byte of part) sum = (sum >>> 8) ^ (TABLE[(sum ^ byte) & 0xff] ?? 0);
  return (sum ^ 0xffffffff) >>> 0;
}
