import { type Model } from 'mongoose';
import { type Clock, type Transaction } from '../contract/ports';
import { type AuditEntry } from './audit-entry.model';
import { type AuditHead } from './audit-head.model';
import { CHAIN_START, chainHash } from './chain.rules';

const AT_ONCE = 100;

export interface ChainDeps {
  entries: Model<AuditEntry>;
  heads: Model<AuditHead>;
  clock: Clock;
  transaction: Transaction;
}

/**
 * Takes what was recorded into the chain. Recording stays cheap: only this one touches the head, and a second sealer
 * that should run at the same time conflicts there and begins again. @returns how many were sealed
 */
export function sealEntries(deps: ChainDeps) {
  const sealSome = (): Promise<number> =>
    deps.transaction(async () => {
      const open = await deps.entries.find({ unsealed: true }).limit(AT_ONCE).lean();
      if (open.length === 0) return 0;
      const inOrder = open.sort((a, b) => (String(a._id) < String(b._id) ? -1 : 1));
      const head = await deps.heads.findById('head').lean();
      let { seq, hash } = head ?? { seq: 0, hash: CHAIN_START };
      const sealed = inOrder.map((entry) => {
        seq += 1;
        hash = chainHash(hash, seq, entry);
        const update = { $set: { seq, hash }, $unset: { unsealed: 1 as const } };
        return { updateOne: { filter: { _id: entry._id }, update } };
      });
      await deps.entries.bulkWrite(sealed);
      await deps.heads.updateOne(
        { _id: 'head' },
        { $set: { seq, hash, at: deps.clock.now() } },
        { upsert: true },
      );
      return inOrder.length;
    });

  return async (): Promise<number> => {
    let sealed = 0;
    for (let some = AT_ONCE; some === AT_ONCE; sealed += some) some = await sealSome();
    return sealed;
  };
}
