import { type Model } from 'mongoose';
import { type Actor, actorName } from '../contract/actor';
import { type Buyers } from '../buyers/buyers';
import { type ColdGate } from '../buyers/cold-gate';
import { type Clock, type Transaction } from '../contract/ports';
import { UserError } from '../errors';
import { ALL_MARKETS } from '../geo/markets';
import { type Province } from '../geo/provinces';
import { translator } from '../i18n/translate';
import { type EvidenceId, type LeadId, newId } from '../ids';
import { insertRows } from '../insert-rows';
import { type Kpi } from '../kpi/kpi';
import { type Cents } from '../money';
import { type PropertyType } from '../property-type';
import { type OfferEvidence } from './offer-evidence.model';
import { type OfferPolicy } from './offer-policy.model';
import { computeOffer, type OfferCalc, type OfferInputs } from './offer.rules';

export interface OfferQuestion {
  province: Province;
  market: string;
  /** Whose buyers are looked at. Default: SFR. */
  property_type?: PropertyType | undefined;
  lead_id?: LeadId | undefined;
  deal_id?: string | undefined;
  arv: Cents;
  repairs: Cents;
  holding_cost: Cents;
  comps?: unknown[] | undefined;
  assumptions?: unknown;
  stated_mao?: number | undefined;
  correlation_id?: string | undefined;
}

export interface ComputedOffer {
  policy: OfferPolicy;
  calc: OfferCalc;
  evidence_id: EvidenceId;
  evidence: OfferEvidence;
  /** How warm the market is: what is computed in a cold one says so. */
  warmth: ColdGate;
}

/**
 * Computes an offer under the policy in force and keeps the evidence.
 * @throws UserError `refused`, reason `offer_policy_disabled` or `market_too_cold`
 */
export function computeOfferUseCase(deps: {
  effective(province: Province, market: string): Promise<OfferPolicy | null>;
  evidence: Model<OfferEvidence>;
  kpi: Kpi;
  clock: Clock;
  transaction: Transaction;
  requireWarm: Buyers['coldGate']['require'];
}) {
  return (question: OfferQuestion, actor: Actor): Promise<ComputedOffer> =>
    deps.transaction(async () => {
      const policy = await deps.effective(question.province, question.market);
      if (!policy?.enabled) throw policyDisabled(policy, question.province);
      const { province, market, property_type = 'SFR' } = question;
      const warmth = await deps.requireWarm(province, market, property_type);
      const inputs = inputsOf(policy, question);
      const calc = computeOffer(inputs);
      const evidence_id = newId<EvidenceId>('evidence');
      const correlation_id = question.correlation_id ?? `offer:${evidence_id}`;
      const evidence: OfferEvidence = {
        _id: evidence_id,
        province,
        market,
        property_type,
        ...(question.lead_id === undefined ? {} : { lead_id: question.lead_id }),
        ...(question.deal_id === undefined ? {} : { deal_id: question.deal_id }),
        policy_id: policy._id,
        policy_version: policy.version,
        ...(policy.throttle_id === undefined ? {} : { throttle_id: policy.throttle_id }),
        inputs,
        calc,
        comps: question.comps ?? [],
        assumptions: question.assumptions,
        ...(question.stated_mao === undefined ? {} : { stated_mao: question.stated_mao }),
        asked_by: actorName(actor),
        correlation_id,
        created_at: deps.clock.now(),
      };
      await insertRows(deps.evidence, [evidence]);
      await deps.kpi.emit('offer_generated', {
        correlation_id,
        market: question.market,
        actor,
        detail: { evidence_id, province: question.province },
      });
      return { policy, calc, evidence_id, evidence, warmth };
    });
}

/** What the caller says of the house, and the policy of the rest. */
export function inputsOf(
  policy: OfferPolicy,
  { arv, repairs, holding_cost }: Pick<OfferQuestion, 'arv' | 'repairs' | 'holding_cost'>,
): OfferInputs {
  const { default_fees_buffer: fees_buffer, default_assignment_fee: assignment_fee, multiplier_bp } = policy;
  return { arv, repairs, holding_cost, fees_buffer, assignment_fee, multiplier_bp };
}

/** Names the policy that is in force: a market's own one is not enabled by enabling its province. */
function policyDisabled(policy: OfferPolicy | null, province: Province): UserError {
  const scope = policy && policy.market !== ALL_MARKETS ? { province, market: policy.market } : { province };
  const place = Object.values(scope).reverse().join(', ');
  const body = JSON.stringify({ ...scope, enabled: true });
  return new UserError('refused', translator('en')('refused.offer_policy_disabled', { place, body }), {
    reason: 'offer_policy_disabled',
    extra: { place, body },
  });
}
