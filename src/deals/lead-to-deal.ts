import { type Actor } from '../contract/actor';
import { type LeadFacts } from '../leads/intake-facts.rules';
import { type Lead } from '../leads/lead.model';
import { type DealNumbers, numbersOf } from './deal-numbers';
import { type DealsDeps } from './deals-ports';
import { type Finished, runFlow } from './run-flow';

export interface LeadToDealResult extends Finished {
  lead: Lead;
  /** False when an open lead with the same phone or e-mail was brought up to date. */
  created: boolean;
}

export interface FlowOptions {
  /**
   * From a list, perhaps a long one: nobody waits for an answer. No clock runs to the first contact, the first text
   * waits for its job, and the channel hears of the lead when something happens with it.
   */
  isFromList?: boolean;
}

/**
 * lead → place → ladder → brief → offer → deal → match (spec 3.8), in one transaction; a retry finds done what is done.
 * What fails does not lose the lead: `missing` says which part, and why, and a job tries it again.
 */
export function leadToDeal(deps: DealsDeps) {
  const run = runFlow(deps);

  return (
    facts: LeadFacts,
    numbers: DealNumbers | null,
    actor: Actor,
    intentKey: string,
    { isFromList = false }: FlowOptions = {},
  ): Promise<LeadToDealResult> =>
    run(async (attempt) => {
      const { lead, created, isNew } = await deps.leads.intake(facts, actor, intentKey);
      if (!created) await deps.speed.recheck(lead._id);
      else if (!isFromList) await deps.speed.start(lead);
      // The ladder never fails the flow (spec 3.4).
      const tasks = await attempt('ladder', () =>
        isFromList ? deps.ladder.create(lead, { isNew }, actor) : deps.ladder.start(lead, actor, { isNew }),
      );
      const how = { attempts: 0, isNew, onlyIfThere: isFromList };
      return { lead, created, tasks, numbers: numbers ?? numbersOf(lead), ...how };
    }, actor);
}
