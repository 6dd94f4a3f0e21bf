import { type DoorIntents } from '../../../../integrations/slack/accept';
import { UserError } from '../../../../src/errors';
import { type Intent } from '../../../../src/intents/intent.model';

export interface MemoryIntents extends DoorIntents {
  all: Map<string, Intent>;
  /** Makes every call fail, as when the store is down. */
  break(error: Error | null): void;
}

/** The intents' contract without a store. */
export function memoryIntents(): MemoryIntents {
  const all = new Map<string, Intent>();
  let broken: Error | null = null;
  const lease = () => new Date(Date.now() + 60_000);
  const check = () => {
    if (broken) throw broken;
  };
  /** False: another process has taken it up since, or it is over. */
  const finish = (key: string, state: 'done' | 'failed', result: unknown, attempt: number | undefined) => {
    check();
    const intent = all.get(key);
    const isOurs = attempt === undefined || (intent?.state === 'accepted' && intent.attempts === attempt);
    if (intent && isOurs) all.set(key, { ...intent, state, result, finished_at: new Date() });
    return isOurs;
  };
  const open = (isOurs: (intent: Intent) => boolean) =>
    [...all.values()].find(
      (intent) => intent.state === 'accepted' && intent.leased_until < new Date() && isOurs(intent),
    );

  return {
    all,
    break: (error) => (broken = error),
    async accept(wish) {
      check();
      const before = all.get(wish._id);
      if (before) return { isNew: false, intent: before };
      const fresh = { state: 'accepted' as const, attempts: 1, accepted_at: new Date() };
      all.set(wish._id, { ...wish, ...fresh, leased_until: lease() });
      return { isNew: true };
    },
    async complete(key, result, attempt) {
      if (!finish(key, 'done', result, attempt))
        throw new UserError('conflict', 'Another process does this.');
    },
    async fail(key, result, attempt) {
      finish(key, 'failed', result, attempt);
    },
    async takeUp() {
      check();
      const found = open(({ attempts }) => attempts < 3);
      if (!found) return null;
      const taken = { ...found, attempts: found.attempts + 1, leased_until: lease() };
      all.set(found._id, taken);
      return taken;
    },
    async giveUp() {
      check();
      const found = open(({ attempts }) => attempts >= 3);
      if (!found) return null;
      all.set(found._id, { ...found, state: 'failed' });
      return found;
    },
  };
}
