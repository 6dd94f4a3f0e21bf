import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const MAGIC = 0xbeefc0de;
const META = 24;
const ROOTS = [META + 24 + 40, META + 24 + 48 + 40];
const TRANSACTION = META + 24 + 96 + 8;
const NO_PAGE = 0xffffffffffffffffn;

/**
 * Whether a file can be LMDB's: its two heads, and the roots that they name, lie within it. LMDB maps the
 * file without such a look, and a cut file would end the process (layout: struct MDB_meta of mdb.c).
 */
export function faultOf(path: string): string | undefined {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const first = head(file, 0);
    if (first.readUInt32LE(META) !== MAGIC) return 'it is no LMDB file';
    const pageSize = first.readUInt32LE(META + 24);
    if (pageSize < 512 || pageSize > 65536 || size < 2 * pageSize) return 'it is cut short';
    const heads = [first, head(file, pageSize)].filter((meta) => meta.readUInt32LE(META) === MAGIC);
    const last = heads.reduce((a, b) =>
      b.readBigUInt64LE(TRANSACTION) > a.readBigUInt64LE(TRANSACTION) ? b : a,
    );
    for (const at of ROOTS) {
      const root = last.readBigUInt64LE(at);
      if (root !== NO_PAGE && (root + 1n) * BigInt(pageSize) > BigInt(size)) return 'it is cut short';
    }
    return undefined;
  } finally {
    closeSync(file);
  }
}

function head(file: number, at: number): Buffer {
  const bytes = Buffer.alloc(192);
  readSync(file, bytes, 0, bytes.length, at);
  return bytes;
}
