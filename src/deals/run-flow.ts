import { NO_COUNTS } from '../buyers/count-deal';
import { type Actor } from '../contract/actor';
import { type FollowupTask } from '../ladder/task.model';
import { cameFromList } from '../leads/intake-facts.rules';
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

/** What a flow begins with. */
interface Begun {
  lead: Lead;
  /** Null: it is not known what the house costs. */
  numbers: DealNumbers | null;
  /** Null: the ladder was left out. */
  tasks: FollowupTask[] | null;
  /** One that is there and lacks something. */
  deal?: Deal;
  /** Tries of the job, this one too. */
  attempts: number;
  /** The lead was made in this transaction. */
  isNew: boolean;
  onlyIfThere: boolean;
}

export interface Finished {
  deal: Deal | null;
  missing: MissingPart[];
}

/**
 * One flow in one transaction: the lead and its ladder, as `begin` brings them, the deal, the cards of both, and what
 * is missing, kept in mind. A part that fails is left out, and `missing` names it: the lead is kept without it.
 */
export function runFlow(deps: DealsDeps) {
  const show = showFinished(deps);

  return <B extends Begun>(begin: (attempt: Attempt) => Promise<B>, actor: Actor) =>
    leavingOut(deps.log, async (attempt, left): Promise<Omit<B, 'deal'> & Finished> => {
      const run = (isWhole: boolean) =>
        deps.transaction(async () => {
          const begun = await begin(attempt);
          const made = isWhole ? await make(deps, attempt, left, begun, actor) : null;
          return { ...begun, ...(await show(begun, made, left, actor)) };
        });
      return (await attempt('deal', () => run(true))) ?? run(false);
    });
}

interface Made {
  deal: Deal;
  isNew: boolean;
}

async function make(
  deps: DealsDeps,
  attempt: Attempt,
  left: readonly MissingPart[],
  { lead, numbers, deal, isNew }: Begun,
  actor: Actor,
): Promise<Made | null> {
  if (numbers === null) return null;
  const ofDeal = left.filter(({ part }) => part === 'offer' || part === 'match');
  if (!deal) return createDeal(deps, attempt, ofDeal, { lead, numbers, isNew }, actor);
  return { deal: await fillDeal(deps, attempt, ofDeal, { deal, lead, numbers }, actor), isNew: false };
}

function showFinished(deps: DealsDeps) {
  const put = putLeadCard(deps);
  const putDeal = putDealCard(deps);

  return async (
    begun: Begun,
    made: Made | null,
    left: readonly MissingPart[],
    actor: Actor,
  ): Promise<Finished> => {
    const { lead, numbers, tasks, onlyIfThere, isNew } = begun;
    const deal = made?.deal ?? null;
    const missing = missingParts(begun, left, deal);
    await put(lead, { ...(tasks && { tasks }), deal, missing }, { onlyIfThere, isNew });
    if (made) {
      const known = made.isNew && numbers ? fresh(lead, numbers) : {};
      await putDeal(made.deal, { lead, ...known }, { onlyIfThere: cameFromList(lead), isNew: made.isNew });
    }
    await countFailures(deps, lead, { deal, missing }, actor);
    await keepUnfinished(deps, lead, missing, begun);
    return { deal, missing };
  };
}

/** What a deal lacks stands in the deal; each part is named once. */
function missingParts(
  { lead, numbers }: Begun,
  left: readonly MissingPart[],
  deal: Deal | null,
): MissingPart[] {
  const ofDeal = deal?.missing ?? [];
  const missing: MissingPart[] = [
    ...(lead.place_problem === undefined ? [] : [{ part: 'place' as const, reason: lead.place_problem }]),
    ...(numbers ? [] : [{ part: 'deal' as const, reason: 'arv_and_repairs_missing' }]),
    ...ofDeal,
  ];
  return [...missing, ...left.filter(({ part }) => !missing.some((one) => one.part === part))];
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
