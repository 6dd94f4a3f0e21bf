import { coldLine } from '../../src/buyers/cold-gate.card';
import { type UseContext } from '../../src/contract/command';
import { type Reply } from '../../src/contract/view';
import { InputError, UserError } from '../../src/errors';
import { type LeadId } from '../../src/ids';
import { type Lead } from '../../src/leads/lead.model';
import { cents } from '../../src/money';
import { type OfferQuestion } from '../../src/offers/compute-offer';
import { offerCard, offerStateLine } from '../../src/offers/offer.card';
import { slackDate } from '../../src/slack-text';
import { type OfferDeps } from './deps';

/** Computes, keeps the evidence, and shows both with what can be done. */
export async function computeReply(
  question: OfferQuestion,
  { offers, leads }: OfferDeps,
  { actor, intentKey, t }: UseContext,
): Promise<Reply> {
  const { lead_id } = question;
  const correlation_id = lead_id === undefined ? intentKey : `leadflow:${lead_id}`;
  const { evidence, warmth } = await offers.compute({ ...question, correlation_id }, actor);
  const latest = lead_id === undefined ? undefined : (await leads.find(lead_id))?.offer;
  const lines = [
    ...(latest === undefined ? [] : [offerStateLine(latest, t)]),
    ...(evidence.calc.reason === 'no_margin'
      ? []
      : [t('offer.would_hold', { until: slackDate(offers.validUntil()) })]),
    ...(warmth.isCold && warmth.mode !== 'off' ? [coldLine(warmth, t)] : []),
  ];
  return offerCard({ evidence, offer: null }, t, { own: true, lines });
}

/** The house of a lead. @throws InputError that names what is not known of it */
export async function houseOfLead(id: LeadId, deps: OfferDeps, { t }: UseContext): Promise<OfferQuestion> {
  const lead = await needLead(id, deps);
  const { arv, repairs, province, market, property_type } = lead;
  const unknown = (['arv', 'repairs', 'province'] as const).filter((name) => lead[name] == null);
  if (arv === undefined || repairs === undefined || province === null) {
    const message = t('offer.wrong.lead', { id });
    throw new InputError(unknown.map((path) => ({ path, message, example: `/lead edit ${id}` })));
  }
  if (arv === 0) throw new InputError([{ path: 'arv', message: t('offer.wrong.zero'), example: '450000' }]);
  return { arv, repairs, holding_cost: cents(0), province, market, property_type, lead_id: id };
}

/** @throws UserError `not_found` in the reader's language */
export async function needLead(id: LeadId, { leads }: OfferDeps): Promise<Lead> {
  const lead = await leads.find(id);
  if (lead) return lead;
  throw new UserError('not_found', `There is no lead ${id}.`, { reason: 'lead_not_found', extra: { id } });
}
