import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json';
import { type AuditEntry, type SealedEntry } from './audit-entry.model';

/** What the first entry follows. */
export const CHAIN_START = '0'.repeat(64);

/** Over the hash before it, the entry's place, and all that it says. */
export function chainHash(before: string, seq: number, entry: AuditEntry): string {
  const { hash: _, unsealed: __, seq: ___, ...content } = entry;
  return createHash('sha256')
    .update(`${before}\n${seq}\n${canonicalJson(content)}`)
    .digest('hex');
}

export interface Anchor {
  seq: number;
  hash: string;
}

/** The first record that is not as it was sealed; `seq` is where it stands, or should. */
export interface ChainProblem {
  seq: number;
  what: 'changed' | 'missing' | 'not_as_anchored';
}

/** Follows the chain entry by entry, as they come in the order of `seq`. */
export function createChainCheck(anchors: Anchor[]) {
  const anchored = new Map(anchors.map(({ seq, hash }) => [seq, hash]));
  let last: Anchor = { seq: 0, hash: CHAIN_START };

  return {
    /** @returns what is wrong with the chain at this entry */
    next(entry: SealedEntry): ChainProblem | null {
      const seq = last.seq + 1;
      if (entry.seq > seq) return { seq, what: 'missing' };
      if (entry.seq < seq || chainHash(last.hash, seq, entry) !== entry.hash) return { seq, what: 'changed' };
      const known = anchored.get(seq);
      if (known !== undefined && known !== entry.hash) return { seq, what: 'not_as_anchored' };
      last = { seq, hash: entry.hash };
      return null;
    },
    /** After the last entry: nothing that was anchored may be beyond it. */
    end(): ChainProblem | null {
      const beyond = anchors.some(({ seq }) => seq > last.seq);
      return beyond ? { seq: last.seq + 1, what: 'missing' } : null;
    },
    last: () => last,
  };
}
