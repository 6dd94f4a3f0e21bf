import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor, actorName } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { UserError } from '../errors';
import { ALL_MARKETS, marketKey } from '../geo/markets';
import { type Province } from '../geo/provinces';
import { translator } from '../i18n/translate';
import { type Cents } from '../money';
import { policyId } from '../policy/effective-policy';
import { type Policy } from '../policy/policy';
import { type OfferPolicy } from './offer-policy.model';

/** Absent fields stay as they are. */
export interface OfferPolicyChange {
  province: Province;
  market: string;
  enabled?: boolean | undefined;
  multiplier_bp?: number | undefined;
  default_fees_buffer?: Cents | undefined;
  default_assignment_fee?: Cents | undefined;
  changed_by?: string | undefined;
  reason?: string | undefined;
}

export type OfferPolicyUpsert = ReturnType<typeof createOfferPolicyUpsert>;

/** Stores new versions of offer policies. */
export function createOfferPolicyUpsert(deps: {
  policies: Model<OfferPolicy>;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
  policy: Pick<Policy, 'settingsChanged'>;
}) {
  /** What the change starts from: the policy itself, or the province's where a market has none yet. */
  async function raiseOf(change: OfferPolicyChange) {
    const id = policyId(change.province, marketKey(change.market));
    const before = await deps.policies.findById(id).lean();
    const base = before ?? (await deps.policies.findById(policyId(change.province, ALL_MARKETS)).lean());
    if (!base) throw new Error(`the offer policy of ${change.province} was never seeded`);
    const isRaise = change.multiplier_bp !== undefined && change.multiplier_bp > base.multiplier_bp;
    return { id, before, base, isRaise };
  }

  /** Whatever it raises: who calls this has asked the second person, where one is needed. */
  const store = (actor: Actor, change: OfferPolicyChange): Promise<OfferPolicy> =>
    deps.transaction(async () => {
      const { id: _id, before, base } = await raiseOf(change);
      const after: OfferPolicy = {
        _id,
        province: change.province,
        market: marketKey(change.market),
        enabled: change.enabled ?? base.enabled,
        multiplier_bp: change.multiplier_bp ?? base.multiplier_bp,
        default_fees_buffer: change.default_fees_buffer ?? base.default_fees_buffer,
        default_assignment_fee: change.default_assignment_fee ?? base.default_assignment_fee,
        version: (before?.version ?? 0) + 1,
        changed_by: change.changed_by ?? actorName(actor),
        changed_at: deps.clock.now(),
      };
      if (before !== null && isSame(before, after)) return before;
      await deps.policies.replaceOne({ _id }, after, { upsert: true });
      await deps.policy.settingsChanged();
      await deps.audit.record(actor, {
        action: 'offer_policy.upsert',
        thing: { kind: 'offer_policy', id: _id },
        before,
        after,
        ...(change.reason === undefined ? {} : { reason: change.reason }),
        ...(change.changed_by === undefined ? {} : { changed_by: change.changed_by }),
      });
      return after;
    });

  return {
    raiseOf,
    store,
    /** @throws UserError `refused`, reason `second_person_needed`, when it raises a multiplier */
    upsert: (actor: Actor, change: OfferPolicyChange): Promise<OfferPolicy> =>
      deps.transaction(async () => {
        if ((await raiseOf(change)).isRaise) {
          const message = translator('en')('refused.second_person_needed');
          throw new UserError('refused', message, { reason: 'second_person_needed' });
        }
        return store(actor, change);
      }),
  };
}

/** What says what is in force already is no new version. */
function isSame(a: OfferPolicy, b: OfferPolicy): boolean {
  const fields = ['enabled', 'multiplier_bp', 'default_fees_buffer', 'default_assignment_fee'] as const;
  return fields.every((field) => a[field] === b[field]);
}
