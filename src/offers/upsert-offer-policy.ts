import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor, actorName } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { UserError } from '../errors';
import { ALL_MARKETS, marketKey } from '../geo/markets';
import { type Province } from '../geo/provinces';
import { type Cents } from '../money';
import { policyId } from '../policy/effective-policy';
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

/** Stores a new version of an offer policy. @throws UserError `refused` when it raises a multiplier */
export function upsertOfferPolicy(deps: {
  policies: Model<OfferPolicy>;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
}) {
  return (actor: Actor, change: OfferPolicyChange): Promise<OfferPolicy> =>
    deps.transaction(async () => {
      const market = marketKey(change.market);
      const _id = policyId(change.province, market);
      const before = await deps.policies.findById(_id).lean();
      const base = before ?? (await deps.policies.findById(policyId(change.province, ALL_MARKETS)).lean());
      if (!base) throw new Error(`the offer policy of ${change.province} was never seeded`);
      if (change.multiplier_bp !== undefined && change.multiplier_bp > base.multiplier_bp) {
        throw secondPersonNeeded(base.multiplier_bp);
      }
      const after: OfferPolicy = {
        _id,
        province: change.province,
        market,
        enabled: change.enabled ?? base.enabled,
        multiplier_bp: change.multiplier_bp ?? base.multiplier_bp,
        default_fees_buffer: change.default_fees_buffer ?? base.default_fees_buffer,
        default_assignment_fee: change.default_assignment_fee ?? base.default_assignment_fee,
        version: (before?.version ?? 0) + 1,
        changed_by: change.changed_by ?? actorName(actor),
        changed_at: deps.clock.now(),
      };
      await deps.policies.replaceOne({ _id }, after, { upsert: true });
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
}

/** Raising what may be promised needs four eyes (spec 3.7); until approvals exist it is refused. */
function secondPersonNeeded(currentBp: number): UserError {
  return new UserError(
    'refused',
    `Raising max_arv_multiplier above ${currentBp / 10_000} needs a second person's approval.`,
    { reason: 'second_person_needed' },
  );
}
