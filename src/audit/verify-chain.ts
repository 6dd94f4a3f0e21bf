import { type SealedEntry } from './audit-entry.model';
import { type Anchor, type ChainProblem, createChainCheck } from './chain.rules';
import { type ChainDeps } from './seal-entries';

export interface Verified {
  /** How many entries were right. */
  entries: number;
  head: Anchor;
  problem: ChainProblem | null;
}

/**
 * Reads the whole chain. Against whoever may write to the store only an anchor from outside it helps: the seq and the
 * hash that the channel was told.
 */
export function verifyChain(deps: Pick<ChainDeps, 'entries' | 'heads'>) {
  return async (told: Anchor[] = []): Promise<Verified> => {
    const stored = await deps.heads.find({ _id: { $gte: '' } }).lean();
    const check = createChainCheck([...stored, ...told]);
    const sealed = deps.entries
      .find({ seq: { $gte: Number.MIN_SAFE_INTEGER } })
      .sort({ seq: 1 })
      .lean()
      .cursor();
    for await (const entry of sealed) {
      const problem = check.next(entry as SealedEntry);
      if (problem) return { entries: check.last().seq, head: check.last(), problem };
    }
    return { entries: check.last().seq, head: check.last(), problem: check.end() };
  };
}
