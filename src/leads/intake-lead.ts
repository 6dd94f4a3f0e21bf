import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor, actorName } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { type Kpi } from '../kpi/kpi';
import { type ConsentBasis, consentImpliedBySource } from '../policy/consent.rules';
import { type Policy } from '../policy/policy';
import { type LeadId } from '../ids';
import { type Lead } from './lead.model';
import { placeOf } from './place.rules';

/** What is known of a seller at intake; phone and e-mail normalised. */
export type LeadFacts = Pick<Lead, 'name' | 'source'> &
  Partial<
    Pick<
      Lead,
      | 'phone'
      | 'email'
      | 'address'
      | 'region'
      | 'postal_code'
      | 'score'
      | 'property_type'
      | 'arv'
      | 'repairs'
      | 'asking_price'
      | 'owner'
      | 'language'
    >
  > & { consent?: { basis: ConsentBasis; evidence: string; at: Date } | undefined };

export interface IntakeDeps {
  leads: Model<Lead>;
  nextId(): Promise<LeadId>;
  policy: Pick<Policy, 'recordConsent'>;
  kpi: Kpi;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
}

/**
 * Takes a seller in. The same phone or e-mail as an open lead's updates that lead, it never makes a twin.
 * Idempotent by the intent's key.
 */
export function intakeLead(deps: IntakeDeps) {
  return async (
    facts: LeadFacts,
    actor: Actor,
    intentKey: string,
  ): Promise<{ lead: Lead; created: boolean }> => {
    const spareId = await deps.nextId();
    return deps.transaction(async () => {
      const mine = await deps.leads.findOne({ intent_key: intentKey }).lean();
      if (mine) return { lead: mine, created: true };
      const addresses = [facts.phone, facts.email].filter((address) => address !== undefined);
      const twin = await findOpen(deps.leads, addresses);
      const lead = twin
        ? await updateLead(deps, twin, facts, actor)
        : await createLead(deps, spareId, facts, actor, intentKey);
      await recordConsent(deps, lead, facts, actor);
      return { lead, created: twin === null };
    });
  };
}

async function findOpen(leads: Model<Lead>, addresses: string[]): Promise<Lead | null> {
  return addresses.length === 0 ? null : leads.findOne({ open_addresses: { $in: addresses } }).lean();
}

async function createLead(deps: IntakeDeps, id: LeadId, facts: LeadFacts, actor: Actor, intentKey: string) {
  const now = deps.clock.now();
  const { consent: _, ...known } = facts;
  const place = placeOf(facts);
  const addresses = [facts.phone, facts.email].filter((address) => address !== undefined);
  const lead: Lead = {
    _id: id,
    ...known,
    ...place,
    property_type: facts.property_type ?? 'SFR',
    // Quebec's customers have the right to be served in French (canada.md 1.4).
    language: facts.language ?? (place.province === 'QC' ? 'fr' : 'en'),
    status: 'new',
    ...(addresses.length === 0 ? {} : { open_addresses: addresses }),
    intent_key: intentKey,
    created_at: now,
    updated_at: now,
  };
  await deps.leads.create([lead]);
  await deps.audit.record(actor, { action: 'lead.create', thing: { kind: 'lead', id }, reason: lead.source });
  await deps.kpi.emit('lead_created', {
    correlation_id: `leadflow:${id}`,
    detail: { lead_id: id, province: lead.province, market: lead.market, source: lead.source },
  });
  return lead;
}

/** What is newly given replaces what was known; what is not given stays. */
async function updateLead(deps: IntakeDeps, lead: Lead, facts: LeadFacts, actor: Actor): Promise<Lead> {
  const { consent: _, source: __, ...known } = facts;
  const merged = { ...lead, ...known };
  const place = placeOf(merged);
  const addresses = [merged.phone, merged.email].filter((address) => address !== undefined);
  const after: Lead = {
    ...merged,
    ...place,
    open_addresses: await freeAddresses(deps.leads, lead, addresses),
    updated_at: deps.clock.now(),
  };
  await deps.leads.replaceOne({ _id: lead._id }, after);
  await deps.audit.record(actor, {
    action: 'lead.update',
    thing: { kind: 'lead', id: lead._id },
    reason: facts.source,
  });
  return after;
}

/** A number and an e-mail address may each have its own open lead: then each keeps the one it has. */
async function freeAddresses(leads: Model<Lead>, lead: Lead, addresses: string[]): Promise<string[]> {
  const wanted = [...new Set([...(lead.open_addresses ?? []), ...addresses])];
  const others = await leads.find({ open_addresses: { $in: wanted }, _id: { $ne: lead._id } }).lean();
  const taken = new Set(others.flatMap((other) => other.open_addresses ?? []));
  return wanted.filter((address) => !taken.has(address));
}

/** A stated consent, or the one that the source implies, is kept with each address of the lead. */
async function recordConsent(deps: IntakeDeps, lead: Lead, facts: LeadFacts, actor: Actor): Promise<void> {
  const implied = consentImpliedBySource(facts.source, deps.clock.now());
  const consent = facts.consent ?? (implied && { ...implied, evidence: `source ${facts.source}` });
  if (!consent) return;
  for (const address of [lead.phone, lead.email]) {
    if (address === undefined) continue;
    await deps.policy.recordConsent(address, { ...consent, recorded_by: actorName(actor) });
  }
}
