import { type Model } from 'mongoose';
import { type Actor } from '../contract/actor';
import { factOfChange } from './lead-facts.rules';
import { addressesOf, isFromList, type LeadFacts } from './intake-facts.rules';
import { type IntakeDeps } from './intake-lead';
import { type Lead } from './lead.model';
import { leadTokens } from './lead-tokens.rules';
import { placeOf } from './place.rules';

/**
 * What is newly given replaces what was known; what is not given stays. The owner stays too: who takes the same person
 * in again does not take the lead over. A number or an address of another open lead stays that one's, or two ladders
 * would go to one person.
 */
export async function updateLead(
  deps: IntakeDeps,
  lead: Lead,
  facts: LeadFacts,
  actor: Actor,
  intentKey: string,
): Promise<Lead> {
  const { consent: _, source: __, phone, email, ...known } = facts;
  const { place_problem: ___, unowned_since, ...before } = lead;
  const free = new Set(await freeAddresses(deps.leads, lead, facts));
  const merged = {
    ...before,
    ...known,
    ...(phone !== undefined && free.has(phone) ? { phone } : {}),
    ...(email !== undefined && free.has(email) ? { email } : {}),
    ...(lead.owner === undefined ? {} : { owner: lead.owner }),
  };
  const placed = {
    ...merged,
    ...placeOf(merged),
    ...(merged.owner === undefined && unowned_since !== undefined && { unowned_since }),
  };
  const after: Lead = {
    ...placed,
    tokens: leadTokens(placed),
    open_addresses: [...free],
    version: (lead.version ?? 0) + 1,
    updated_by_intent: intentKey,
    updated_at: deps.clock.now(),
  };
  await deps.leads.replaceOne({ _id: lead._id }, after);
  await deps.audit.record(actor, {
    action: 'lead.update',
    thing: { kind: 'lead', id: lead._id },
    reason: facts.source,
  });
  const fact = factOfChange(after, { action: 'lead.update', reason: facts.source }, [], actor);
  if (fact) await deps.tell(after, fact, { onlyIfThere: isFromList(intentKey) });
  return after;
}

/** Those that the lead has, and the given ones that no other open lead has. */
async function freeAddresses(leads: Model<Lead>, lead: Lead, facts: LeadFacts): Promise<string[]> {
  const wanted = [...new Set([...(lead.open_addresses ?? []), ...addressesOf(facts)])];
  const others = await leads.find({ open_addresses: { $in: wanted }, _id: { $ne: lead._id } }).lean();
  const taken = new Set(others.flatMap((other) => other.open_addresses ?? []));
  return wanted.filter((address) => !taken.has(address));
}
