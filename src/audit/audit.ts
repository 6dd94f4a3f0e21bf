import { type Connection } from 'mongoose';
import { type Actor, actorName } from '../contract/actor';
import { type Cards, type Clock, type Transaction } from '../contract/ports';
import { auditEntryModel, type AuditEntry } from './audit-entry.model';
import { auditHeadModel } from './audit-head.model';
import { postHead } from './post-head';
import { sealEntries } from './seal-entries';
import { verifyChain } from './verify-chain';

export type Audit = ReturnType<typeof createAudit>;

/** Who did what, and the chain over it. */
export function createAudit(given: { connection: Connection; clock: Clock }) {
  const entries = auditEntryModel(given.connection);
  return {
    /** Written in the caller's transaction: the entry and the change are one. */
    async record(
      actor: Actor,
      entry: Omit<AuditEntry, 'actor' | 'at' | 'unsealed' | 'seq' | 'hash'>,
    ): Promise<void> {
      const at = given.clock.now();
      await entries.create([{ ...entry, actor: actorName(actor), at, unsealed: true }]);
    },
  };
}

export type AuditLog = ReturnType<typeof createAuditLog>;

/** The other end of the log: sealed, verified, told and read. */
export function createAuditLog(given: {
  connection: Connection;
  clock: Clock;
  transaction: Transaction;
  cards: Cards;
  teamTimezone: string;
}) {
  const entries = auditEntryModel(given.connection);
  const deps = { ...given, entries, heads: auditHeadModel(given.connection) };
  return {
    seal: sealEntries(deps),
    verify: verifyChain(deps),
    postHead: postHead(deps),
    /** What happened to one thing, the newest first. */
    of: async (id: string, limit: number): Promise<AuditEntry[]> =>
      entries.find({ 'thing.id': id }).sort({ at: -1 }).limit(limit).lean(),
  };
}
