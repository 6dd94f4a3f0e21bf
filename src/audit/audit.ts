import { type Connection } from 'mongoose';
import { type Actor, actorName } from '../contract/actor';
import { type Cards, type Clock, gather, type Transaction } from '../contract/ports';
import { insertRows } from '../insert-rows';
import { auditEntryModel, type AuditEntry } from './audit-entry.model';
import { auditHeadModel } from './audit-head.model';
import { postHead } from './post-head';
import { sealEntries } from './seal-entries';
import { verifyChain } from './verify-chain';

export type Audit = ReturnType<typeof createAudit>;

/** Who did what, and the chain over it. */
export function createAudit(given: {
  connection: Connection;
  clock: Clock;
  transaction?: Pick<Transaction, 'gather'>;
}) {
  const entries = auditEntryModel(given.connection);
  const write = (rows: AuditEntry[]) => insertRows(entries, rows);
  return {
    /** Written in the caller's transaction, with its other entries: the entry and the change are one. */
    record(
      actor: Actor,
      entry: Omit<AuditEntry, 'actor' | 'at' | 'unsealed' | 'seq' | 'hash'>,
    ): Promise<void> {
      const at = given.clock.now();
      const row = { ...entry, actor: actorName(actor), at, unsealed: true as const };
      return gather(given.transaction, write, [row]);
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
