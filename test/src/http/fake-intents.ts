import { type Intent } from '../../../src/intents/intent.model';
import { type HttpIntents } from '../../../src/http/run-route';

/** The port in memory, with the same rules as src/intents/intents.ts; `rows` is what is stored. */
export function fakeIntents(now: () => number = Date.now): HttpIntents & { rows: Map<string, Intent> } {
  const rows = new Map<string, Intent>();
  const leaseEnd = () => new Date(now() + 60_000);
  const set = (key: string, change: Partial<Intent>, attempt?: number): boolean => {
    const row = rows.get(key);
    if (!row || (attempt !== undefined && (row.state !== 'accepted' || row.attempts !== attempt)))
      return false;
    rows.set(key, { ...row, ...change });
    return true;
  };
  const expired = () =>
    [...rows.values()].find((row) => row.state === 'accepted' && row.leased_until.getTime() < now());

  return {
    rows,
    async accept(intent) {
      const before = rows.get(intent._id);
      if (before) return { isNew: false, intent: before };
      rows.set(intent._id, {
        ...intent,
        state: 'accepted',
        leased_until: leaseEnd(),
        attempts: 1,
        accepted_at: new Date(now()),
      });
      return { isNew: true };
    },
    async complete(key, result, attempt) {
      if (!set(key, { state: 'done', result }, attempt)) throw new Error('taken over');
    },
    async fail(key, result, attempt) {
      set(key, { state: 'failed', result }, attempt);
    },
    async retake(key) {
      const row = rows.get(key);
      const status = (row?.result as { status: number } | undefined)?.status ?? 500;
      const isOpen =
        (row?.state === 'accepted' && row.leased_until.getTime() < now()) ||
        (row?.state === 'failed' && status >= 500);
      if (!row || !isOpen) return null;
      const { result: _, ...rest } = row;
      rows.set(key, { ...rest, state: 'accepted', leased_until: leaseEnd(), attempts: row.attempts + 1 });
      return rows.get(key) ?? null;
    },
    async takeUp() {
      const row = expired();
      if (!row || row.attempts >= 3) return null;
      set(row._id, { leased_until: leaseEnd(), attempts: row.attempts + 1 });
      return rows.get(row._id) ?? null;
    },
    async giveUp() {
      const row = expired();
      if (!row) return null;
      set(row._id, { state: 'failed' });
      return rows.get(row._id) ?? null;
    },
  };
}
