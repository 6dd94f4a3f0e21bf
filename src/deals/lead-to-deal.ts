import { type Actor } from '../contract/actor';
import { type LeadFacts } from '../leads/intake-lead';
import { type Lead } from '../leads/lead.model';
import { createDeal, type DealNumbers } from './create-deal';
import { type Deal, type MissingPart } from './deal.model';
import { type DealsDeps } from './deals-ports';
import { leadCard } from './lead.card';

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

  return async (
    facts: LeadFacts,
    numbers: DealNumbers | null,
    actor: Actor,
    intentKey: string,
  ): Promise<LeadToDealResult> => {
    const { lead, created } = await deps.leads.intake(facts, actor, intentKey);
    const missing: MissingPart[] = [];
    if (lead.place_problem !== undefined) missing.push({ part: 'place', reason: lead.place_problem });

    await attempt(deps, missing, 'ladder', () => deps.ladder.create(lead, {}, actor));
    await attempt(deps, missing, 'ladder', () => deps.ladder.queueDueTexts());

    const made =
      numbers === null ? null : await attempt(deps, missing, 'deal', () => deal(lead, numbers, actor));
    if (numbers === null) missing.push({ part: 'deal', reason: 'arv_and_repairs_missing' });
    missing.push(...(made?.missing ?? []));

    const tasks = await deps.ladder.tasksOf(lead._id);
    await deps.transaction(() =>
      deps.cards.put({
        key: `lead:${lead._id}`,
        channel: 'leads',
        view: leadCard(lead, tasks, made, missing),
      }),
    );
    return { lead, created, deal: made, missing };
  };
}

/** The spec's exception from "catch at the doors only": a part may fail without failing the whole. */
async function attempt<T>(
  deps: DealsDeps,
  missing: MissingPart[],
  part: MissingPart['part'],
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    deps.log.error({ err: error, part }, 'a part of the lead flow failed; the lead is kept');
    missing.push({ part, reason: 'failed' });
    return null;
  }
}
