import { type Actor, actorName } from '../contract/actor';
import { UserError } from '../errors';
import { translator } from '../i18n/translate';
import { type EvidenceId, type LeadId } from '../ids';
import { insertRows } from '../insert-rows';
import { type Cents, formatMoney } from '../money';
import { missing } from './find-offer';
import { type OfferEvidence } from './offer-evidence.model';
import { type OfferDeps } from './offer-ports';
import { tellOffer } from './tell-offer';
import { type Offer } from './offer.model';
import { boundOffer, validUntil } from './offer.rules';

/** What an offer promises money under (spec 3.9). */
const RISK_DOMAIN = 'WHOLESALE';

export interface OfferWish {
  /** The computation that it rests on. */
  evidence_id: EvidenceId;
  /** Cut to the MAO. Default: what was recommended. */
  amount?: Cents | undefined;
  /** Default: as configured. */
  valid_days?: number | undefined;
}

/**
 * Makes an offer of a computation: its money is reserved, or there is none. Asked twice, or by two people, it is one
 * offer, and `first` says who came second.
 * @throws UserError `refused`: the rules have changed since (`offer_stale`), `market_too_cold`, `no_margin`, the
 * seller has an open one (`offer_open`) or is over, or the money is promised already (`risk_limit_exceeded`)
 */
export function makeOffer(deps: OfferDeps) {
  return (wish: OfferWish, actor: Actor): Promise<{ offer: Offer; first: boolean }> =>
    deps.transaction(async () => {
      const known = await deps.offers.findOne({ evidence_id: wish.evidence_id }).lean();
      if (known) return { offer: known, first: false };
      const evidence = await deps.evidence.findById(wish.evidence_id).lean();
      if (!evidence) throw missing('no_evidence', wish.evidence_id);
      await requireInForce(deps, evidence);
      if (evidence.lead_id !== undefined) await requireFree(deps, evidence.lead_id);
      const offer = await newOffer(deps, evidence, wish, actor);
      const { _id, amount, correlation_id, expires_at, lead_id } = offer;
      const wanted = { domain: RISK_DOMAIN, amount, expires_at, correlation_id };
      const reservation = await deps.risk.reserve(wanted, actor);
      const made: Offer = { ...offer, reservation_id: reservation._id };
      await insertRows(deps.offers, [made]);
      await deps.audit.record(actor, {
        action: 'offer.made',
        thing: { kind: 'offer', id: _id },
        after: { amount, mao: made.mao, evidence_id: made.evidence_id, expires_at },
        correlation_id,
      });
      if (lead_id !== undefined) await deps.leads.setStatus(lead_id, 'offer_made', actor);
      await tellOffer(deps, { evidence, offer: made }, actor);
      return { offer: made, first: true };
    });
}

/** Money is not promised by rules that hold no longer. */
async function requireInForce(deps: OfferDeps, evidence: OfferEvidence): Promise<void> {
  const { province, market, property_type, policy_id, policy_version } = evidence;
  const policy = await deps.effective(province, market);
  const isSame = policy?._id === policy_id && policy.version === policy_version;
  if (!policy?.enabled || !isSame) throw refusal('refused', 'offer_stale', { policy: policy_id });
  await deps.requireWarm(province, market, property_type);
}

async function requireFree({ leads, offers }: OfferDeps, id: LeadId): Promise<void> {
  const lead = await leads.find(id);
  if (lead?.status === 'dead' || lead?.status === 'closed')
    throw refusal('refused', 'lead_is_over', { lead: id });
  const open = await offers.findOne({ open_lead: id }).lean();
  if (!open) return;
  const params = { lead: id, offer: open._id, amount: formatMoney(open.amount) };
  throw refusal('conflict', 'offer_open', params);
}

async function newOffer(
  deps: OfferDeps,
  evidence: OfferEvidence,
  { amount: given, valid_days = deps.validDays }: OfferWish,
  actor: Actor,
): Promise<Omit<Offer, 'reservation_id'>> {
  const { calc, lead_id, deal_id, province, market, correlation_id } = evidence;
  const { offer: amount, cut } = boundOffer(given, calc);
  if (amount <= 0) throw refusal('refused', 'no_margin', { mao: formatMoney(calc.mao) });
  const made_at = deps.clock.now();
  return {
    _id: await deps.nextOfferId(),
    evidence_id: evidence._id,
    ...(lead_id === undefined ? {} : { lead_id, open_lead: lead_id }),
    ...(deal_id === undefined ? {} : { deal_id }),
    province,
    market,
    amount,
    mao: calc.mao,
    ...(cut && given !== undefined ? { cut_from: given } : {}),
    state: 'made',
    made_by: actorName(actor),
    made_at,
    expires_at: validUntil(made_at, valid_days),
    correlation_id,
  };
}

function refusal(
  code: 'refused' | 'conflict',
  reason: 'offer_stale' | 'offer_open' | 'no_margin' | 'lead_is_over',
  extra: Record<string, string>,
): UserError {
  return new UserError(code, translator('en')(`refused.${reason}`, extra), { reason, extra });
}
