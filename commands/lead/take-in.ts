import { type UseContext } from '../../src/contract/command';
import { type Reply } from '../../src/contract/view';
import { type Deals } from '../../src/deals/deals';
import { leadCard } from '../../src/deals/lead.card';
import { type Ladder } from '../../src/ladder/ladder';
import { type LeadFacts } from '../../src/leads/intake-lead';
import { type Leads } from '../../src/leads/leads';
import { cents } from '../../src/money';

export type LeadDeps = { deals: Deals; leads: Leads; ladder: Ladder };

/** Takes a seller in and shows what was understood: the same for a pasted line, a form and a shortcut. */
export async function takeIn(
  given: Omit<LeadFacts, 'source'> & { source?: string | undefined },
  { deals, ladder }: LeadDeps,
  { actor, intentKey, t }: UseContext,
): Promise<Reply> {
  const { arv, repairs } = given;
  const facts = { ...given, source: given.source ?? 'slack', owner: actor.id };
  const numbers =
    arv === undefined || repairs === undefined ? null : { arv, repairs, holding_cost: cents(0) };
  const result = await deals.leadToDeal(facts, numbers, actor, intentKey);
  const tasks = await ladder.tasksOf(result.lead._id);
  const card = leadCard(result.lead, tasks, result.deal, result.missing, t);
  const said = t(result.created ? 'lead.created' : 'lead.updated', { id: result.lead._id });
  return {
    text: `${said} ${card.text}`,
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: said } }, ...(card.blocks ?? [])],
  };
}
