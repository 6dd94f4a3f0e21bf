import { type UseContext } from '../../src/contract/command';
import { type Reply } from '../../src/contract/view';
import { type Deals } from '../../src/deals/deals';
import { leadCard } from '../../src/deals/lead.card';
import { type Ladder } from '../../src/ladder/ladder';
import { type LeadFacts } from '../../src/leads/intake-facts.rules';
import { type Leads } from '../../src/leads/leads';
import { cents } from '../../src/money';
import { type Outreach } from '../../src/outreach/outreach';
import { type ConsentBasis } from '../../src/policy/consent.rules';
import { type Policy } from '../../src/policy/policy';
import { button } from '../../src/slack-buttons';

export type LeadDeps = { deals: Deals; leads: Leads; ladder: Ladder; policy: Policy; outreach: Outreach };

/** Takes a seller in and shows what was understood: the same for a pasted line, a form and a shortcut. */
export async function takeIn(
  given: Omit<LeadFacts, 'source' | 'consent'> & {
    source?: string | undefined;
    /** Given now, as whoever types says. */
    consent?: ConsentBasis | undefined;
  },
  { deals }: Pick<LeadDeps, 'deals'>,
  { actor, intentKey, now, t }: UseContext,
): Promise<Reply> {
  const { consent: basis, ...known } = given;
  const { arv, repairs } = known;
  const consent = basis === undefined ? {} : { consent: { basis, at: now, evidence: 'stated with /lead' } };
  const facts = { ...known, ...consent, source: known.source ?? 'slack', owner: actor.id };
  const numbers =
    arv === undefined || repairs === undefined ? null : { arv, repairs, holding_cost: cents(0) };
  const result = await deals.leadToDeal(facts, numbers, actor, intentKey);
  const card = leadCard(await deals.view(result.lead, result), t);
  const said = t(result.created ? 'lead.created' : 'lead.updated', { id: result.lead._id });
  return {
    text: `${said} ${card.text}`,
    blocks: [
      {
        type: 'section',
        text: { type: 'mrkdwn', text: said },
        accessory: button('lead.fix', t('lead.do.fix'), result.lead._id),
      },
      ...(card.blocks ?? []),
    ],
  };
}
