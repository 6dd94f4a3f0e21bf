import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { newId } from '../ids';
import { type MarketPolicy } from './market-policy.model';
import { type PolicyCache } from './policy-cache';
import { type PolicyRevision } from './policy-revision.model';
import { type PolicyVersion, versionOf } from './policy-version.model';

export interface PolicyStore {
  policies: Model<MarketPolicy>;
  versions: Model<PolicyVersion>;
  revisions: Model<PolicyRevision>;
  cache: Pick<PolicyCache, 'distrust'>;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
  onChange(policy: MarketPolicy): Promise<void>;
}

export interface PolicyStep {
  action: 'policy.upsert' | 'policy.roll_back';
  before: MarketPolicy | null;
  after: MarketPolicy;
  reason: string;
  rolled_back_to?: number;
  /** The name that the caller gave. */
  changed_by?: string | undefined;
}

/** Writes one new version: what is in force, the version to keep, the caches' revision, audit. In a transaction. */
export async function storePolicy(store: PolicyStore, actor: Actor, step: PolicyStep): Promise<MarketPolicy> {
  const { before, after, reason } = step;
  const rolledBack = step.rolled_back_to === undefined ? {} : { rolled_back_to: step.rolled_back_to };
  await store.policies.replaceOne({ _id: after._id }, after, { upsert: true });
  await store.versions.create([versionOf(after, { reason, ...rolledBack })]);
  await renewRevision(store.revisions);
  store.cache.distrust();
  await store.audit.record(actor, {
    action: step.action,
    thing: { kind: 'market_policy', id: after._id },
    before,
    after: { ...after, ...rolledBack },
    reason,
    ...(step.changed_by === undefined ? {} : { changed_by: step.changed_by }),
  });
  await store.onChange(after);
  return after;
}

/** Tells every cache that something has changed, with the transaction's commit. */
export async function renewRevision(revisions: Model<PolicyRevision>): Promise<void> {
  await revisions.updateOne(
    { _id: 'market_policy' },
    { $set: { token: newId('revision') } },
    { upsert: true },
  );
}
