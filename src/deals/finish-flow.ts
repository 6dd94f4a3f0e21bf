import { NO_COUNTS } from '../buyers/count-deal';
import { type Actor } from '../contract/actor';
import { type DealId } from '../ids';
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
import { type Attempt, FAILED, leavingOut } from './leave-out';
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

interface Made {
  deal: Deal;
  isNew: boolean;
}

/**
 * What follows once a lead and its ladder are there, in one transaction: the deal, the cards of both, and what is
 * missing, kept in mind.
 */
export function finishFlow(deps: DealsDeps) {
  const show = showFinished(deps);

  return async (lead: Lead, numbers: DealNumbers | null, actor: Actor, soFar: SoFar): Promise<Finished> => {
    let spareId: DealId | undefined;

    async function make(attempt: Attempt, left: readonly MissingPart[], numbers: DealNumbers): Promise<Made> {
      if (soFar.deal) {
        const of = { deal: soFar.deal, lead, numbers };
        return { deal: await fillDeal(deps, attempt, left, of, actor), isNew: false };
      }
      return createDeal(deps, attempt, left, { spareId: spareId as DealId, lead, numbers }, actor);
    }

    return leavingOut(deps.log, async (attempt, left) => {
      const finish = (made: Made | null) => show({ lead, numbers, actor, soFar, left, made });
      const whole =
        numbers &&
        (await attempt('deal', async () => {
          if (!soFar.deal) spareId ??= await deps.nextDealId();
          return deps.transaction(async () => finish(await make(attempt, left, numbers)));
        }));
      return whole ?? deps.transaction(() => finish(null));
    });
  };
}

interface Shown {
  lead: Lead;
  numbers: DealNumbers | null;
  actor: Actor;
  soFar: SoFar;
  left: readonly MissingPart[];
  made: Made | null;
}

function showFinished(deps: DealsDeps) {
  const put = putLeadCard(deps);
  const putDeal = putDealCard(deps);

  return async ({ lead, numbers, actor, soFar, left, made }: Shown): Promise<Finished> => {
    const { tasks, attempts, isNew, onlyIfThere } = soFar;
    const deal = made?.deal ?? null;
    const missing = missingParts(lead, numbers, soFar, left, deal);
    await put(lead, { ...(tasks && { tasks }), deal, missing }, onlyIfThere);
    if (made) {
      const known = made.isNew && numbers ? fresh(lead, numbers) : {};
      await putDeal(made.deal, { lead, ...known }, cameFromList(lead));
    }
    await countFailures(deps, lead, { deal, missing }, actor);
    await keepUnfinished(deps, lead, missing, { numbers, attempts, isNew });
    return { deal, missing };
  };
}

/** What a deal lacks stands in the deal; each part is named once. */
function missingParts(
  { place_problem: place }: Lead,
  numbers: DealNumbers | null,
  soFar: SoFar,
  left: readonly MissingPart[],
  deal: Deal | null,
): MissingPart[] {
  const ofDeal = deal?.missing ?? [];
  return [
    ...(place === undefined ? [] : [{ part: 'place' as const, reason: place }]),
    ...soFar.missing,
    ...(numbers ? [] : [{ part: 'deal' as const, reason: 'arv_and_repairs_missing' }]),
    ...left.filter(({ part }) => !ofDeal.some((one) => one.part === part)),
    ...ofDeal,
  ];
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
