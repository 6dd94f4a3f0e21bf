import { NO_COUNTS } from '../buyers/count-deal';
import { type Actor } from '../contract/actor';
import { type FollowupTask } from '../ladder/task.model';
import { cameFromList } from '../leads/intake-lead';
import { type Lead } from '../leads/lead.model';
import { createDeal } from './create-deal';
import { type DealNumbers } from './deal-numbers';
import { type Deal, type MissingPart } from './deal.model';
import { type DealsDeps } from './deals-ports';
import { fillDeal } from './fill-deal';
import { flowFacts } from './flow-facts.rules';
import { keepUnfinished } from './keep-unfinished';
import { FAILED, leavingOut } from './leave-out';
import { putDealCard } from './put-deal-card';
import { putLeadCard } from './put-lead-card';

export interface Finished {
  deal: Deal | null;
  missing: MissingPart[];
}

interface SoFar extends Pick<Finished, 'missing'> {
  tasks: FollowupTask[] | null;
  /** One that is there and lacks something. */
  deal?: Deal;
  /** Tries of the job, this one too. */
  attempts: number;
  /** The lead was not known before. */
  isNew: boolean;
  onlyIfThere: boolean;
}

/** What follows once a lead and its ladder are there: the deal, its card, and what is missing, kept in mind. */
export function finishFlow(deps: DealsDeps) {
  const create = createDeal(deps);
  const fill = fillDeal(deps);
  const put = putLeadCard(deps);
  const putDeal = putDealCard(deps);
  const dealOf = async (known: Deal | undefined, lead: Lead, numbers: DealNumbers, actor: Actor) =>
    known ? { deal: await fill(known, lead, numbers, actor), isNew: false } : create(lead, numbers, actor);

  return async (lead: Lead, numbers: DealNumbers | null, actor: Actor, soFar: SoFar): Promise<Finished> => {
    const place = lead.place_problem;
    const flow = await leavingOut(deps.log, async (attempt, left) => {
      const made = numbers && (await attempt('deal', () => dealOf(soFar.deal, lead, numbers, actor)));
      const parts: MissingPart[] = [
        ...(place === undefined ? [] : [{ part: 'place' as const, reason: place }]),
        ...soFar.missing,
        ...(numbers ? [] : [{ part: 'deal' as const, reason: 'arv_and_repairs_missing' }]),
        ...left,
        ...(made?.deal.missing ?? []),
      ];
      return { deal: made?.deal ?? null, isNew: made?.isNew === true, missing: parts };
    });
    const { deal, missing } = flow;
    await deps.transaction(async () => {
      const { tasks, attempts, isNew, onlyIfThere } = soFar;
      await put(lead, { ...(tasks && { tasks }), deal, missing }, onlyIfThere);
      if (deal)
        await putDeal(deal, { lead, ...(flow.isNew && numbers && fresh(lead, numbers)) }, cameFromList(lead));
      await countFailures(deps, lead, flow, actor);
      await keepUnfinished(deps, lead, missing, { numbers, attempts, isNew });
    });
    return { deal, missing };
  };
}

/** What the card of a deal of this moment shows needs not be read. */
function fresh({ address, property_type }: Lead, { arv, repairs }: DealNumbers) {
  return {
    house: { ...(address !== undefined && { address }), property_type, arv, repairs },
    counts: NO_COUNTS,
  };
}

/** What a rule refused is no error; what failed is one, whatever becomes of the next try. */
async function countFailures(
  { kpi }: DealsDeps,
  lead: Lead,
  { deal, missing }: Finished,
  actor: Actor,
): Promise<void> {
  const failed = (part: MissingPart['part']) =>
    missing.some((one) => one.part === part && one.reason === FAILED);
  const fact = { ...flowFacts(lead, actor), success: false };
  const reason = FAILED;
  if (failed('ladder')) await kpi.emit('ladder_created', { ...fact, detail: { tasks: 0, reason } });
  if (failed('offer')) {
    await kpi.emit('offer_generated', {
      ...fact,
      detail: { evidence_id: null, province: lead.province, reason },
    });
  }
  if (failed('match') && deal) {
    const { deal_brief_id, liquidity_score } = deal;
    await kpi.emit('match_attempt', { ...fact, detail: { deal_brief_id, liquidity_score, reason } });
  }
  if (failed('deal')) {
    await kpi.emit('backend_deal_created', {
      ...fact,
      detail: { deal_id: null, offer: null, mao: null, reason },
    });
  }
}
