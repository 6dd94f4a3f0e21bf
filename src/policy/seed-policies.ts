import { type Clock } from '../contract/ports';
import { ALL_MARKETS } from '../geo/markets';
import { PROVINCES } from '../geo/provinces';
import { policyId } from './effective-policy';
import { everyPolicy } from './market-policy.model';
import { SEEDED_RULES } from './policy-rules.schema';
import { versionOf } from './policy-version.model';
import { type PolicyStore, renewRevision } from './store-policy';

/**
 * One policy for each province; seeding twice changes nothing and never overwrites what somebody edited.
 * What is in force and not among the kept versions (data of an earlier release) is put there.
 */
export async function seedPolicies(
  store: Pick<PolicyStore, 'policies' | 'versions' | 'revisions'> & { clock: Clock },
): Promise<void> {
  const { policies, revisions } = store;
  const wanted = PROVINCES.map((province) => policyId(province, ALL_MARKETS));
  const there = new Set((await policies.find({ _id: { $in: wanted } }).lean()).map(({ _id }) => _id));
  const missing = PROVINCES.filter((province) => !there.has(policyId(province, ALL_MARKETS)));
  const seeded = { market: ALL_MARKETS, enabled: true, rules: SEEDED_RULES, version: 1 };
  const by = { changed_by: 'system:seed', changed_at: store.clock.now() };
  for (const province of missing) {
    // Not a plain insert: another process may be seeding too.
    const $setOnInsert = { province, ...seeded, ...by };
    await policies.updateOne({ _id: policyId(province, ALL_MARKETS) }, { $setOnInsert }, { upsert: true });
  }
  await keepVersions(store);
  const isMarked = await revisions.exists({ _id: 'market_policy' });
  if (missing.length > 0 || isMarked === null) await renewRevision(revisions);
}

async function keepVersions({
  policies,
  versions,
}: Pick<PolicyStore, 'policies' | 'versions'>): Promise<void> {
  const wanted = (await policies.find(everyPolicy()).lean()).map((policy) =>
    versionOf(policy, { reason: 'seeded' }),
  );
  const kept = await versions.find({ _id: { $in: wanted.map(({ _id }) => _id) } }, { _id: 1 }).lean();
  const there = new Set(kept.map(({ _id }) => _id));
  for (const { _id, ...version } of wanted.filter((one) => !there.has(one._id))) {
    await versions.updateOne({ _id }, { $setOnInsert: version }, { upsert: true });
  }
}
