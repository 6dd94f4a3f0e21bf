import { type CardHow } from '../contract/ports';
import { type LeadId } from '../ids';
import { type Lead } from '../leads/lead.model';
import { hasCard, leadCardKey } from '../leads/tell-lead';
import { type DealsDeps } from './deals-ports';
import { leadCard } from './lead.card';
import { leadView } from './lead-view';

/** Brings a lead's one message in the leads channel up to date. In the caller's transaction. */
export function putLeadCard(deps: DealsDeps) {
  const view = leadView(deps);
  return async (of: Lead | LeadId, given?: Parameters<typeof view>[1], how: CardHow = {}): Promise<void> => {
    const lead = typeof of === 'string' ? await deps.leads.find(of) : of;
    if (!lead || !hasCard(lead)) return;
    const shown = await view(lead, given);
    await deps.cards.put({
      key: leadCardKey(lead._id),
      channel: 'leads',
      view: (t) => leadCard(shown, t),
      ...how,
    });
  };
}
