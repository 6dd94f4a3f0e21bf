/** Grows as needed; one is reused for all keys, since the store encodes one key at a time. */
export interface KeyWriter {
  readonly length: number;
  byte(value: number): void;
  bytes(source: Uint8Array): void;
  uint(value: number, size: number): void;
  bigUint64(value: bigint): void;
  /** Text or bytes of any length, closed in a way that keeps the order and never begins another key. */
  terminated(source: string | Uint8Array): void;
  /** Flips every bit from `start` on: descending order. */
  complement(start: number): void;
  /** A copy of what was written from `start` on. */
  copy(start?: number): Buffer;
  reset(): void;
}

export function createKeyWriter(): KeyWriter {
  let buffer = Buffer.allocUnsafe(512);
  let length = 0;
  const reserve = (more: number): void => {
    if (length + more <= buffer.length) return;
    const larger = Buffer.allocUnsafe((length + more) * 2);
    buffer.copy(larger, 0, 0, length);
    buffer = larger;
  };
  const writer: KeyWriter = {
    get length() {
      return length;
    },
    byte(value) {
      reserve(1);
      buffer[length++] = value;
    },
    bytes(source) {
      reserve(source.length);
      buffer.set(source, length);
      length += source.length;
    },
    uint(value, size) {
      reserve(size);
      length = buffer.writeUIntBE(value, length, size);
    },
    bigUint64(value) {
      reserve(8);
      length = buffer.writeBigUInt64BE(value, length);
    },
    terminated(source) {
      const bytes = typeof source === 'string' ? Buffer.from(source, 'utf8') : source;
      reserve(bytes.length * 2 + 2);
      for (const byte of bytes) {
        buffer[length++] = byte;
        if (byte === 0) buffer[length++] = 0xff;
      }
      buffer[length++] = 0;
      buffer[length++] = 1;
    },
    complement(start) {
      for (let i = start; i < length; i++) buffer[i] = ~(buffer[i] ?? 0) & 0xff;
    },
    copy: (start = 0) => Buffer.from(buffer.subarray(start, length)),
    reset() {
      length = 0;
    },
  };
  return writer;
}
