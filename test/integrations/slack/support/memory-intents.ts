import { type DoorIntents } from '../../../../integrations/slack/accept';
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
  const finish = async (key: string, state: 'done' | 'failed', result: unknown) => {
    check();
    const intent = all.get(key);
    if (intent) all.set(key, { ...intent, state, result, finished_at: new Date() });
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
    complete: (key, result) => finish(key, 'done', result),
    fail: (key, result) => finish(key, 'failed', result),
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
