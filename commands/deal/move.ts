import { type UseContext } from '../../src/contract/command';
import { type Reply } from '../../src/contract/view';
import { type Deals } from '../../src/deals/deals';
import { type DealMove, type Moved } from '../../src/deals/move-deal';
import { type DealId } from '../../src/ids';
import { mention, personName } from '../../src/slack-text';

export interface DealDeps {
  deals: Deals;
}

export async function move(
  id: DealId,
  wish: DealMove,
  { deals }: DealDeps,
  { actor, t }: Pick<UseContext, 'actor' | 't'>,
): Promise<Reply> {
  return { text: movedText(await deals.move(id, wish, actor), t) };
}

/** Who comes second hears where it stands and who was first. */
function movedText({ deal, first }: Moved, t: UseContext['t']): string {
  const params = { id: deal._id, stage: t(`stage.${deal.stage}`), who: mention(deal.moved_by ?? 'system') };
  return t(first ? 'deal.moved' : 'deal.moved_already', params);
}

export async function give(
  id: DealId,
  owner: string,
  { deals }: DealDeps,
  { actor, t }: Pick<UseContext, 'actor' | 't'>,
): Promise<Reply> {
  const { first } = await deals.give(id, owner, actor);
  return { text: t(first ? 'deal.given' : 'deal.given_already', { id, owner: personName(owner) }) };
}
