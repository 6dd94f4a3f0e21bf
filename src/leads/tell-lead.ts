import { type Model } from 'mongoose';
import { type CardHow, type Cards, type Clock } from '../contract/ports';
import { type LeadId, newToken } from '../ids';
import { historyLine, type LeadFact } from './lead-history.card';
import { type Lead } from './lead.model';

/** Writes one line of a lead's history. */
export type TellLead = (of: Lead | LeadId, fact: LeadFact, how?: CardHow) => Promise<void>;

/**
 * The history of a lead stands in the thread of its card: one line a fact, put in the fact's transaction, so that it
 * is there exactly once. A lead without a card (a stub, or none of ours) has none.
 */
export function tellLead(deps: { leads: Model<Lead>; cards: Cards; clock: Clock }): TellLead {
  return async (of, fact, how = {}) => {
    const lead = typeof of === 'string' ? await deps.leads.findById(of).lean() : of;
    if (!lead || !hasCard(lead)) return;
    await deps.cards.put({
      key: `${leadCardKey(lead._id)}:${fact.id ?? newToken()}`,
      channel: 'leads',
      parent: leadCardKey(lead._id),
      quiet: fact.calls !== true,
      ...how,
      view: (t) => historyLine(fact, deps.clock.now(), t),
    });
  };
}

/** What another system knows and we do not has nothing to show (spec 3.3). */
export function hasCard(lead: Pick<Lead, 'intent_key'>): boolean {
  return !lead.intent_key.startsWith('stub:');
}

/** Of a lead's one message in the leads channel. */
export function leadCardKey(id: LeadId): string {
  return `lead:${id}`;
}
