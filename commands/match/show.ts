import { tellingPlanCard } from '../../src/buyers/telling-plan.card';
import { type UseContext } from '../../src/contract/command';
import { type Reply } from '../../src/contract/view';
import { dealTitle } from '../../src/deals/deal.card';
import { type Deals } from '../../src/deals/deals';
import { noticesBlocks } from '../../src/deals/notices.card';
import { type DealPlan } from '../../src/deals/plan-deal';
import { isOpenStage } from '../../src/deals/stage.rules';
import { type DealId } from '../../src/ids';
import { escapeText } from '../../src/slack-text';

export interface MatchDeps {
  deals: Pick<Deals, 'plan' | 'prepareNotices' | 'notify'>;
}

/** Who would be told of a deal, and who is left out and why; with the button that tells them, where that may be. */
export async function showPlan(id: DealId, { deals }: MatchDeps, t: UseContext['t']): Promise<Reply> {
  const shown = await deals.plan(id);
  if (shown.plan === null) return { text: t('match.no_place', { id: escapeText(id) }) };
  const card = tellingPlanCard(shown.plan, dealTitle(shown, t), t);
  if (!mayBeTold(shown)) return card;
  return {
    ...card,
    blocks: [...(card.blocks ?? []), ...noticesBlocks(await deals.prepareNotices(id, shown), t)],
  };
}

function mayBeTold({ deal }: DealPlan): boolean {
  return isOpenStage(deal.stage) && deal.buyer_price !== undefined;
}
