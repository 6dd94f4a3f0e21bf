import { type Model } from 'mongoose';
import { type Clock, type Transaction } from '../contract/ports';
import { ALL_MARKETS, marketKey } from '../geo/markets';
import { type Province } from '../geo/provinces';
import { policyId } from './effective-policy';
import { type ExtraHours, extraMinutesAt, withExtraHours } from './extra-hours.rules';
import { everyPolicy, type MarketPolicy } from './market-policy.model';
import { type PolicyRevision } from './policy-revision.model';

/** Real milliseconds for which a revision that was just compared is taken for the newest, outside of transactions. */
const TRUST_MS = 400;
/** Real milliseconds after which all is read again: somebody may have changed a policy past this product. */
const RELOAD_MS = 60_000;
/** Real milliseconds after a change of this process's own in which nothing is taken for granted. */
const OWN_CHANGE_MS = 5_000;

interface Loaded {
  extraHours: readonly ExtraHours[];
  token: string | null;
  policies: ReadonlyMap<string, MarketPolicy>;
  /** By province and market. */
  sorted: readonly MarketPolicy[];
  readAt: number;
}

export type PolicyCache = ReturnType<typeof createPolicyCache>;

/**
 * All market policies in memory. A transaction that decides compares the revision in its own snapshot, so it judges
 * by what is committed; elsewhere the revision is compared when it was not in the last 400 ms, so that a change on
 * any instance counts within a second. When it cannot be compared, this throws: the gate makes that `gate_error`.
 */
export function createPolicyCache(deps: {
  policies: Model<MarketPolicy>;
  revisions: Model<PolicyRevision>;
  isInTransaction(): boolean;
  /** As `Transaction.current`. */
  transaction: Pick<Transaction, 'current'>;
  /** Throttles that open days for longer; read again when the revision changes. */
  extraHours(): Promise<ExtraHours[]>;
  clock: Clock;
  /** Real, monotonic milliseconds. */
  nowMs?(): number;
}) {
  const { policies, revisions, isInTransaction, transaction, nowMs = () => performance.now() } = deps;
  /** What a transaction read may never be committed: it is kept apart, and found by its token only. */
  let committed: Loaded | null = null;
  let inTransaction: Loaded | null = null;
  /** Compared once in each try of a transaction, unless a change of this process's own comes between. */
  let comparedIn = new WeakMap<object, Loaded>();
  let comparedAt = -Infinity;
  let distrustedUntil = -Infinity;
  let comparing: Promise<Loaded> | null = null;

  async function compare(known: (Loaded | null)[]): Promise<Loaded> {
    const now = nowMs();
    const token = (await revisions.findById('market_policy').lean())?.token ?? null;
    const same = known.find(
      (one) => one !== null && token !== null && one.token === token && now - one.readAt < RELOAD_MS,
    );
    if (same) return same;
    const all = await policies.find(everyPolicy()).lean();
    for (const { rules } of all) freezeAll(rules);
    return {
      token,
      extraHours: await deps.extraHours(),
      policies: new Map(all.map((policy) => [policy._id, policy])),
      sorted: all.sort((a, b) => (a._id < b._id ? -1 : 1)),
      readAt: now,
    };
  }

  async function compareOutside(): Promise<Loaded> {
    const began = nowMs();
    committed = await compare([committed]);
    comparedAt = began;
    return committed;
  }

  /** Callers at the same moment share one comparison. */
  function compareTogether(): Promise<Loaded> {
    comparing ??= compareOutside().finally(() => (comparing = null));
    return comparing;
  }

  async function compareInside(): Promise<Loaded> {
    const here = transaction.current?.();
    const before = here && comparedIn.get(here);
    if (before) return before;
    inTransaction = await compare([inTransaction, committed]);
    if (here) comparedIn.set(here, inTransaction);
    return inTransaction;
  }

  /** At once where it is known: the gate is asked at every send. */
  function current(): Loaded | Promise<Loaded> {
    if (isInTransaction()) return compareInside();
    const now = nowMs();
    // Not together: the comparison under way may have begun before the change was committed.
    if (now < distrustedUntil) return compareOutside();
    if (committed !== null && now - comparedAt < TRUST_MS) return committed;
    return compareTogether();
  }

  return {
    /**
     * The policy in force at (province, market), else at (province, ALL), else null; a disabled one is in force.
     * With the hours that a throttle adds.
     */
    async effective(province: Province, market: string): Promise<MarketPolicy | null> {
      const { policies: known, extraHours } = await current();
      const policy = inForce(known, province, market);
      if (policy === null || extraHours.length === 0) return policy;
      const place = { province, market: marketKey(market) };
      return extended(policy, extraMinutesAt(extraHours, place, deps.clock.now()));
    },
    /** The same without the hours that a throttle adds: what a change begins from. */
    async stored(province: Province, market: string): Promise<MarketPolicy | null> {
      const { policies: known } = await current();
      return inForce(known, province, market);
    },
    /** Of all provinces it is the same list as long as nothing has changed. */
    async list(province?: Province): Promise<readonly MarketPolicy[]> {
      const { sorted } = await current();
      return province === undefined ? sorted : sorted.filter((policy) => policy.province === province);
    },
    /**
     * What `load` reads of settings whose changes renew the revision: in a transaction once for each revision, as the
     * policies; elsewhere each time.
     */
    kept<T>(load: () => Promise<T>): () => Promise<T> {
      let held: { token: string; value: T; readAt: number } | null = null;
      return async () => {
        if (!isInTransaction()) return load();
        const { token } = await compareInside();
        const now = nowMs();
        if (held !== null && held.token === token && now - held.readAt < RELOAD_MS) return held.value;
        const value = await load();
        held = token === null ? null : { token, value, readAt: now };
        return value;
      };
    },
    /** After a change that this process has made or is about to commit. */
    distrust(): void {
      distrustedUntil = nowMs() + OWN_CHANGE_MS;
      comparedIn = new WeakMap();
    },
  };
}

function inForce(known: Loaded['policies'], province: Province, market: string): MarketPolicy | null {
  return known.get(policyId(province, market)) ?? known.get(policyId(province, ALL_MARKETS)) ?? null;
}

/** What is kept is given to many: nobody changes it, and what is read out of it may be kept too. */
function freezeAll(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.values(value).forEach(freezeAll);
  Object.freeze(value);
}

function extended(policy: MarketPolicy, minutes: number): MarketPolicy {
  if (minutes === 0) return policy;
  const contact_windows_local = withExtraHours(policy.rules.contact_windows_local, minutes);
  return { ...policy, extra_minutes: minutes, rules: { ...policy.rules, contact_windows_local } };
}
