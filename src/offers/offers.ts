import { type Connection } from 'mongoose';
import { type Approvals } from '../approvals/approvals';
import { type Audit } from '../audit/audit';
import { type Clock, type Transaction } from '../contract/ports';
import { ALL_MARKETS } from '../geo/markets';
import { type Province, PROVINCES } from '../geo/provinces';
import { type OfferId } from '../ids';
import { type Kpi } from '../kpi/kpi';
import { nextShortId } from '../leads/lead-number.model';
import { cents } from '../money';
import { effectiveIn, policyId } from '../policy/effective-policy';
import { type Policy } from '../policy/policy';
import { changeOfferPolicy } from './change-offer-policy';
import { computeOfferUseCase } from './compute-offer';
import { countConversion } from './count-conversion';
import { endOffer } from './end-offer';
import { endedOffers } from './ended-offers';
import { findOffer } from './find-offer';
import { makeOffer } from './make-offer';
import { offerEvidenceModel } from './offer-evidence.model';
import { type OfferPolicy, offerPolicyModel } from './offer-policy.model';
import { type OfferDeps } from './offer-ports';
import { type Offer, offerModel } from './offer.model';
import { previewOffer } from './preview-offer';
import { validUntil } from './offer.rules';
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

export function createOffers(
  given: {
    connection: Connection;
    kpi: Kpi;
    audit: Audit;
    approvals: Approvals;
    clock: Clock;
    transaction: Transaction;
    policy: Pick<Policy, 'kept' | 'settingsChanged'>;
    /** The strongest throttle on multipliers at a place. */
    throttledMultiplier(
      place: { province: Province; market: string },
      multiplier_bp: number,
    ): Promise<{ multiplier_bp: number; throttle_id: string } | null>;
  } & Pick<OfferDeps, 'cards' | 'risk' | 'leads' | 'requireWarm' | 'onLeadOffer' | 'validDays'>,
) {
  const policies = offerPolicyModel(given.connection);
  const stored = effectiveIn(given.policy.kept(() => policies.find({ _id: { $gte: '' } }).lean()));
  const deps = {
    ...given,
    /** The policy in force, as throttles make it more careful. */
    async effective(province: Province, market: string): Promise<OfferPolicy | null> {
      const policy = await stored(province, market);
      if (!policy?.enabled) return policy;
      return { ...policy, ...(await given.throttledMultiplier({ province, market }, policy.multiplier_bp)) };
    },
    evidence: offerEvidenceModel(given.connection),
    offers: offerModel(given.connection),
    nextOfferId: nextShortId<OfferId>(given.connection, 'offer', 'O'),
  };
  const store = createOfferPolicyUpsert({ ...deps, policies });

  return {
    effective: deps.effective,
    /** Without what throttles change. */
    stored,
    compute: computeOfferUseCase(deps),
    preview: previewOffer(deps),
    validDays: given.validDays,
    /** Until when one holds that is made now, where nobody says otherwise. */
    validUntil: (): Date => validUntil(given.clock.now(), given.validDays),
    make: makeOffer(deps),
    ...endOffer(deps),
    ...findOffer(deps),
    /** Those that are open, the next to expire first. */
    open: async (limit: number): Promise<Offer[]> =>
      deps.offers.find({ state: 'made' }).sort({ expires_at: 1 }).limit(limit).lean(),
    countOpen: (): Promise<number> => deps.offers.countDocuments({ state: 'made' }),
    /** Of those that ended in a span, how many were accepted (spec 3.9). */
    conversion: countConversion(deps.offers),
    /** Those that ended in a span. */
    ended: endedOffers(deps.offers),
    upsert: store.upsert,
    /** As upsert, and what needs a second person is proposed. */
    change: changeOfferPolicy({ ...deps, upsert: store }),
    list: async (province?: Province): Promise<OfferPolicy[]> =>
      policies
        .find(province === undefined ? {} : { province })
        .sort({ province: 1, market: 1 })
        .lean(),
    async seed(): Promise<void> {
      let isNew = false;
      for (const province of PROVINCES) {
        const { upsertedCount } = await policies.updateOne(
          { _id: policyId(province, ALL_MARKETS) },
          { $setOnInsert: { ...SEED, province, market: ALL_MARKETS, changed_at: deps.clock.now() } },
          { upsert: true },
        );
        isNew ||= upsertedCount > 0;
      }
      if (isNew) await given.policy.settingsChanged();
    },
  };
}
