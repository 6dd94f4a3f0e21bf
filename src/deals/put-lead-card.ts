import { translator } from '../i18n/translate';
import { type LeadId } from '../ids';
import { type Lead } from '../leads/lead.model';
import { hasCard, leadCardKey } from '../leads/tell-lead';
import { type DealsDeps } from './deals-ports';
import { leadCard } from './lead.card';
import { leadView } from './lead-view';

/** Brings a lead's one message in the leads channel up to date. In the caller's transaction. */
export function putLeadCard(deps: DealsDeps) {
  const view = leadView(deps);
  return async (
    of: Lead | LeadId,
    given?: Parameters<typeof view>[1],
    onlyIfThere = false,
  ): Promise<void> => {
    const lead = typeof of === 'string' ? await deps.leads.find(of) : of;
    if (!lead || !hasCard(lead)) return;
    await deps.cards.put({
      key: leadCardKey(lead._id),
      channel: 'leads',
      // Many read it in the channel: the team's language is English until it can be set.
      view: leadCard(await view(lead, given), translator('en')),
      ...(onlyIfThere && { onlyIfThere }),
    });
  };
}
