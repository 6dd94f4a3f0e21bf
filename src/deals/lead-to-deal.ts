import { type Actor } from '../contract/actor';
import { type FollowupTask } from '../ladder/task.model';
import { type LeadFacts, type TakenLead } from '../leads/intake-lead';
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

export interface FlowOptions {
  /**
   * From a list, perhaps a long one: nobody waits for an answer. No clock runs to the first contact, the first text
   * waits for its job, and the channel hears of the lead when something happens with it.
   */
  isFromList?: boolean;
}

/**
 * lead → place → ladder → brief → offer → deal → match (spec 3.8). The lead and its ladder are one transaction, each
 * step after them is one, and a retry finds done what is done. What fails does not lose the lead: `missing` says which
 * part, and why.
 */
export function leadToDeal(deps: DealsDeps) {
  const deal = createDeal(deps);
  const put = putLeadCard(deps);

  return async (
    facts: LeadFacts,
    numbers: DealNumbers | null,
    actor: Actor,
    intentKey: string,
    options: FlowOptions = {},
  ): Promise<LeadToDealResult> => {
    const { lead, created, tasks, ladderProblem } = await takeIn(deps, facts, actor, intentKey, options);
    const missing: MissingPart[] = [];
    if (lead.place_problem !== undefined) missing.push({ part: 'place', reason: lead.place_problem });
    if (ladderProblem !== undefined) missing.push({ part: 'ladder', reason: ladderProblem });

    const known = numbers ?? numbersOf(lead);
    const made = known === null ? null : await attempt(deps, missing, 'deal', () => deal(lead, known, actor));
    if (known === null) missing.push({ part: 'deal', reason: 'arv_and_repairs_missing' });
    missing.push(...(made?.missing ?? []));

    await deps.transaction(async () => {
      await put(lead, { ...(tasks && { tasks }), deal: made, missing }, options.isFromList);
      await countFailures(deps, lead, missing, actor);
    });
    return { lead, created, deal: made, missing };
  };
}

type Taken = TakenLead & { tasks: FollowupTask[] | null; ladderProblem?: string };

/**
 * A lead that is there has its ladder. When the ladder fails, nothing of the two is kept, and the lead is taken in
 * alone: the ladder never fails the flow (spec 3.4), and whoever asks again starts it.
 */
async function takeIn(
  deps: DealsDeps,
  facts: LeadFacts,
  actor: Actor,
  intentKey: string,
  { isFromList = false }: FlowOptions,
): Promise<Taken> {
  const startClock = async ({ lead, created }: TakenLead): Promise<void> => {
    if (!created) await deps.speed.recheck(lead._id);
    else if (!isFromList) await deps.speed.start(lead);
  };
  let tasks: FollowupTask[] = [];
  let failure: unknown;
  try {
    const taken = await deps.leads.intake(facts, actor, intentKey, async (one) => {
      failure = undefined;
      await startClock(one);
      try {
        tasks = isFromList
          ? await deps.ladder.create(one.lead, {}, actor)
          : await deps.ladder.start(one.lead, actor);
      } catch (error) {
        failure = error;
        throw error;
      }
    });
    return { ...taken, tasks };
  } catch (error) {
    if (failure === undefined || isStoreDown(error)) throw error;
    const taken = await deps.leads.intake(facts, actor, intentKey, startClock);
    return { ...taken, tasks: null, ladderProblem: problemOf(deps, 'ladder', failure) };
  }
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
    missing.push({ part, reason: problemOf(deps, part, error) });
    return null;
  }
}

/** What a rule refused is no error; what failed is one, whatever becomes of the next try. */
async function countFailures(
  deps: DealsDeps,
  lead: Lead,
  missing: MissingPart[],
  actor: Actor,
): Promise<void> {
  const failed = (part: MissingPart['part']) =>
    missing.some((one) => one.part === part && one.reason === FAILED);
  const fact = {
    correlation_id: `leadflow:${lead._id}`,
    province: lead.province,
    market: lead.market,
    actor,
    success: false,
  };
  if (failed('ladder')) {
    await deps.kpi.emit('ladder_created', { ...fact, detail: { tasks: 0, reason: FAILED } });
  }
  if (failed('deal')) {
    const detail = { deal_id: null, offer: null, mao: null, reason: FAILED };
    await deps.kpi.emit('backend_deal_created', { ...fact, detail });
  }
}

const FAILED = 'failed';

function problemOf({ log }: DealsDeps, part: MissingPart['part'], error: unknown): string {
  log.error({ err: error, part }, 'a part of the lead flow failed; the lead is kept');
  return error instanceof UserError ? (error.details.reason ?? error.code) : FAILED;
}
