import { type Connection } from 'mongoose';
import { type Approvals } from '../approvals/approvals';
import { type Audit } from '../audit/audit';
import { type Buyers } from '../buyers/buyers';
import { type Clock, type Transaction } from '../contract/ports';
import { ALL_MARKETS } from '../geo/markets';
import { type Province, PROVINCES } from '../geo/provinces';
import { type Kpi } from '../kpi/kpi';
import { cents } from '../money';
import { effectivePolicy, policyId } from '../policy/effective-policy';
import { changeOfferPolicy } from './change-offer-policy';
import { computeOfferUseCase } from './compute-offer';
import { offerEvidenceModel } from './offer-evidence.model';
import { type OfferPolicy, offerPolicyModel } from './offer-policy.model';
import { createOfferPolicyUpsert } from './upsert-offer-policy';

export type Offers = ReturnType<typeof createOffers>;

/** What a province starts with (spec 3.7). */
const SEED = {
  enabled: false,
  multiplier_bp: 7_000,
  default_fees_buffer: cents(2_500_00),
  default_assignment_fee: cents(10_000_00),
  version: 1,
  changed_by: 'system:seed',
};

export function createOffers(deps: {
  connection: Connection;
  kpi: Kpi;
  audit: Audit;
  approvals: Approvals;
  clock: Clock;
  transaction: Transaction;
  /** Refuses where too few buyers answer and that blocks (spec 3.6). */
  requireWarm: Buyers['coldGate']['require'];
}) {
  const policies = offerPolicyModel(deps.connection);
  const evidence = offerEvidenceModel(deps.connection);

  const effective = effectivePolicy(policies);
  const store = createOfferPolicyUpsert({ ...deps, policies });

  return {
    effective,
    compute: computeOfferUseCase({ ...deps, effective, evidence }),
    upsert: store.upsert,
    /** As upsert, and what needs a second person is proposed. */
    change: changeOfferPolicy({ ...deps, upsert: store }),
    list: async (province?: Province): Promise<OfferPolicy[]> =>
      policies
        .find(province === undefined ? {} : { province })
        .sort({ province: 1, market: 1 })
        .lean(),
    async seed(): Promise<void> {
      for (const province of PROVINCES) {
        await policies.updateOne(
          { _id: policyId(province, ALL_MARKETS) },
          { $setOnInsert: { ...SEED, province, market: ALL_MARKETS, changed_at: deps.clock.now() } },
          { upsert: true },
        );
      }
    },
  };
}
