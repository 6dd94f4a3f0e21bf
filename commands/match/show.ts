import { tellingPlanCard } from '../../src/buyers/telling-plan.card';
import { type UseContext } from '../../src/contract/command';
import { type Reply } from '../../src/contract/view';
import { dealTitle } from '../../src/deals/deal.card';
import { type Deals } from '../../src/deals/deals';
import { type DealId } from '../../src/ids';
import { escapeText } from '../../src/slack-text';

export interface MatchDeps {
  deals: Pick<Deals, 'plan'>;
}

/** Who would be told of a deal, and who is left out and why. */
export async function showPlan(id: DealId, { deals }: MatchDeps, t: UseContext['t']): Promise<Reply> {
  const shown = await deals.plan(id);
  if (shown.plan === null) return { text: t('match.no_place', { id: escapeText(id) }) };
  return tellingPlanCard(shown.plan, dealTitle(shown, t), t);
}
