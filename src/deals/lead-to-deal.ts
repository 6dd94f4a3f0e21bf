import { type Actor } from '../contract/actor';
import { type FollowupTask } from '../ladder/task.model';
import { type LeadFacts, type TakenLead } from '../leads/intake-lead';
import { type Lead } from '../leads/lead.model';
import { type DealNumbers, numbersOf } from './deal-numbers';
import { type MissingPart } from './deal.model';
import { type DealsDeps } from './deals-ports';
import { type Finished, finishFlow } from './finish-flow';
import { leavingOut } from './leave-out';

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
 * lead → place → ladder → brief → offer → deal → match (spec 3.8). The lead and its ladder are one transaction, the
 * rest is another, and a retry finds done what is done. What fails does not lose the lead: `missing` says which part,
 * and why, and a job tries it again.
 */
export function leadToDeal(deps: DealsDeps) {
  const finish = finishFlow(deps);

  return async (
    facts: LeadFacts,
    numbers: DealNumbers | null,
    actor: Actor,
    intentKey: string,
    { isFromList = false }: FlowOptions = {},
  ): Promise<LeadToDealResult> => {
    const { lead, created, tasks, missing } = await takeIn(deps, facts, actor, intentKey, isFromList);
    const soFar = { missing, tasks, attempts: 0, isNew: created, onlyIfThere: isFromList };
    return { lead, created, ...(await finish(lead, numbers ?? numbersOf(lead), actor, soFar)) };
  };
}

/**
 * A lead that is there has its ladder. When the ladder fails, nothing of the two is kept, and the lead is taken in
 * alone: the ladder never fails the flow (spec 3.4).
 */
function takeIn(
  deps: DealsDeps,
  facts: LeadFacts,
  actor: Actor,
  intentKey: string,
  isFromList: boolean,
): Promise<TakenLead & { tasks: FollowupTask[] | null; missing: MissingPart[] }> {
  return leavingOut(deps.log, async (attempt, missing) => {
    let tasks: FollowupTask[] | null = null;
    const taken = await deps.leads.intake(facts, actor, intentKey, async ({ lead, created }) => {
      if (!created) await deps.speed.recheck(lead._id);
      else if (!isFromList) await deps.speed.start(lead);
      tasks = await attempt('ladder', () =>
        isFromList ? deps.ladder.create(lead, {}, actor) : deps.ladder.start(lead, actor),
      );
    });
    return { ...taken, tasks, missing: [...missing] };
  });
}
