import { type Connection } from 'mongoose';
import { type Actor, actorName } from '../contract/actor';
import { type Clock } from '../contract/ports';
import { auditEntryModel, type AuditEntry } from './audit-entry.model';

export type Audit = ReturnType<typeof createAudit>;

export function createAudit({ connection, clock }: { connection: Connection; clock: Clock }) {
  const entries = auditEntryModel(connection);
  return {
    /** Written in the caller's transaction: the entry and the change are one. */
    async record(actor: Actor, entry: Omit<AuditEntry, 'actor' | 'at'>): Promise<void> {
      await entries.create([{ ...entry, actor: actorName(actor), at: clock.now() }]);
    },
  };
}
