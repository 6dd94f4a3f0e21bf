import { type Actor } from '../contract/actor';
import { type LeadFacts } from '../leads/intake-lead';
import { type Lead } from '../leads/lead.model';
import { UserError } from '../errors';
import { cents } from '../money';
import { isStoreDown } from '../store-down';
import { createDeal, type DealNumbers } from './create-deal';
import { type Deal, type MissingPart } from './deal.model';
import { type DealsDeps } from './deals-ports';
import { putLeadCard } from './put-lead-card';

export interface LeadToDealResult {
  lead: Lead;
  /** False when an open lead with the same phone or e-mail was brought up to date. */
  created: boolean;
  deal: Deal | null;
  missing: MissingPart[];
}

/**
 * lead → place → ladder → brief → offer → deal → match (spec 3.8). Each step is a transaction that a retry finds
 * done. What fails after the lead does not lose the lead: `missing` says which part, and why.
 */
export function leadToDeal(deps: DealsDeps) {
  const deal = createDeal(deps);
  const put = putLeadCard(deps);

  return async (
    facts: LeadFacts,
    numbers: DealNumbers | null,
    actor: Actor,
    intentKey: string,
  ): Promise<LeadToDealResult> => {
    const { lead, created } = await deps.leads.intake(facts, actor, intentKey);
    const missing: MissingPart[] = [];
    if (lead.place_problem !== undefined) missing.push({ part: 'place', reason: lead.place_problem });

    const tasks = await attempt(deps, missing, 'ladder', () => deps.ladder.start(lead, actor));
    const known = numbers ?? numbersOf(lead);
    const made = known === null ? null : await attempt(deps, missing, 'deal', () => deal(lead, known, actor));
    if (known === null) missing.push({ part: 'deal', reason: 'arv_and_repairs_missing' });
    missing.push(...(made?.missing ?? []));

    await deps.transaction(() => put(lead, { ...(tasks && { tasks }), deal: made, missing }));
    return { lead, created, deal: made, missing };
  };
}

/** ARV and repairs may have come one after the other. */
function numbersOf(lead: Lead): DealNumbers | null {
  const { arv, repairs } = lead;
  return arv === undefined || repairs === undefined ? null : { arv, repairs, holding_cost: cents(0) };
}

/**
 * The spec's exception from "catch at the doors only": a part may fail without failing the whole. With the store away
 * the whole is to be done again: its steps are idempotent, and nobody would come back for the part.
 */
async function attempt<T>(
  deps: DealsDeps,
  missing: MissingPart[],
  part: MissingPart['part'],
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (isStoreDown(error)) throw error;
    deps.log.error({ err: error, part }, 'a part of the lead flow failed; the lead is kept');
    const reason = error instanceof UserError ? (error.details.reason ?? error.code) : 'failed';
    missing.push({ part, reason });
    return null;
  }
}
