import { type Actor } from '../contract/actor';
import { insertRows } from '../insert-rows';
import { createdFact, turnFact } from './lead-facts.rules';
import { addressesOf, isFromList, type LeadFacts } from './intake-facts.rules';
import { type IntakeDeps } from './intake-lead';
import { type Lead } from './lead.model';
import { leadTokens } from './lead-tokens.rules';
import { placeOf } from './place.rules';

/** A new lead, of whose turn it is where nobody is named. In the caller's transaction. */
export async function createLead(deps: IntakeDeps, facts: LeadFacts, actor: Actor, intentKey: string) {
  const id = await deps.nextId();
  const now = deps.clock.now();
  const { consent: _, ...known } = facts;
  const place = placeOf(facts);
  const addresses = addressesOf(facts);
  // Quebec's customers have the right to be served in French (canada.md 1.4).
  const language = facts.language ?? (place.province === 'QC' ? 'fr' : 'en');
  const byTurn = facts.owner === undefined ? await deps.shifts.take({ ...place, language }) : null;
  const owner = facts.owner ?? byTurn ?? undefined;
  const lead: Lead = {
    _id: id,
    ...known,
    ...place,
    property_type: facts.property_type ?? 'SFR',
    language,
    status: 'new',
    ...(owner === undefined ? { unowned_since: now } : { owner }),
    ...(addresses.length === 0 ? {} : { open_addresses: addresses }),
    tokens: leadTokens({ ...known, ...place, _id: id }),
    version: 1,
    intent_key: intentKey,
    created_at: now,
    updated_at: now,
  };
  await insertRows(deps.leads, [lead]);
  await deps.audit.record(actor, {
    action: 'lead.create',
    thing: { kind: 'lead', id },
    reason: lead.source,
    ...(byTurn !== null && { after: { owner: byTurn, by: 'turn' } }),
  });
  await deps.kpi.emit('lead_created', {
    correlation_id: `leadflow:${id}`,
    actor,
    detail: { lead_id: id, province: lead.province, market: lead.market, source: lead.source },
  });
  const how = { onlyIfThere: isFromList(intentKey), isNew: true };
  await deps.tell(lead, createdFact(lead, actor), how);
  if (byTurn !== null) await deps.tell(lead, turnFact(byTurn), how);
  return lead;
}
