import { type Model } from 'mongoose';
import { ALL_MARKETS } from '../geo/markets';
import { PROVINCES } from '../geo/provinces';
import { policyId } from './effective-policy';
import { type MarketPolicy } from './market-policy.model';
import { SEEDED_RULES } from './policy-rules.schema';

/** One policy for each province; seeding twice changes nothing and never overwrites what somebody edited. */
export async function seedPolicies(policies: Model<MarketPolicy>, now: Date): Promise<void> {
  for (const province of PROVINCES) {
    const _id = policyId(province, ALL_MARKETS);
    await policies.updateOne(
      { _id },
      {
        $setOnInsert: {
          province,
          market: ALL_MARKETS,
          enabled: true,
          rules: SEEDED_RULES,
          version: 1,
          changed_by: 'system:seed',
          changed_at: now,
        },
      },
      { upsert: true },
    );
  }
}
