import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor, actorName } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { type Kpi } from '../kpi/kpi';
import { type ConsentBasis, consentImpliedBySource } from '../policy/consent.rules';
import { type Policy } from '../policy/policy';
import { type Shifts } from '../shifts/shifts';
import { type LeadId } from '../ids';
import { type Lead } from './lead.model';
import { createdFact, factOfChange, turnFact } from './lead-facts.rules';
import { type TellLead } from './tell-lead';
import { leadTokens } from './lead-tokens.rules';
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
      | 'message'
    >
  > & {
    /** Default: what the source implies. null: none, whatever the source. */
    consent?: { basis: ConsentBasis; evidence: string; at: Date } | null | undefined;
  };

export interface IntakeDeps {
  leads: Model<Lead>;
  nextId(): Promise<LeadId>;
  policy: Pick<Policy, 'recordConsent'>;
  kpi: Kpi;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
  shifts: Pick<Shifts, 'take'>;
  tell: TellLead;
}

/** A list may be long: the channel hears of its leads when something happens with them. */
const LIST = 'list:';
export const listIntent = (row: string): string => `${LIST}${row}`;
const isFromList = (intentKey: string): boolean => intentKey.startsWith(LIST);
export const cameFromList = (lead: Pick<Lead, 'intent_key'>): boolean => isFromList(lead.intent_key);

export interface TakenLead {
  lead: Lead;
  /** False when an open lead was brought up to date. */
  created: boolean;
  /** Made by this very call: nothing of it is anywhere yet. */
  isNew: boolean;
}

/**
 * Takes a seller in. The same phone or e-mail as an open lead's updates that lead, it never makes a twin.
 * Idempotent by the intent's key.
 */
export function intakeLead(deps: IntakeDeps) {
  return (facts: LeadFacts, actor: Actor, intentKey: string): Promise<TakenLead> =>
    deps.transaction(async () => {
      const { mine, twin } = await findKnown(deps.leads, facts, intentKey);
      if (mine) return { lead: mine, created: mine.intent_key === intentKey, isNew: false };
      const lead = twin
        ? await updateLead(deps, twin, facts, actor, intentKey)
        : await createLead(deps, facts, actor, intentKey);
      await recordConsent(deps, facts, actor, twin === null);
      return { lead, created: twin === null, isNew: twin === null };
    });
}

/**
 * The lead that this intent made or changed before, and the open one of the same person: by the number before the
 * e-mail address, for each may have an open lead of its own, and ladders go by the number.
 */
async function findKnown(
  leads: Model<Lead>,
  facts: LeadFacts,
  intentKey: string,
): Promise<{ mine: Lead | undefined; twin: Lead | null }> {
  const addresses = addressesOf(facts);
  const found = await leads
    .find({
      $or: [
        { intent_key: intentKey },
        { updated_by_intent: intentKey },
        ...addresses.map((address) => ({ open_addresses: address })),
      ],
    })
    .lean();
  const ofAddress = (address: string) => found.find((lead) => lead.open_addresses?.includes(address));
  return {
    mine: found.find((lead) => lead.intent_key === intentKey || lead.updated_by_intent === intentKey),
    twin: addresses.map(ofAddress).find((lead) => lead !== undefined) ?? null,
  };
}

function addressesOf(facts: Pick<LeadFacts, 'phone' | 'email'>): string[] {
  return [facts.phone, facts.email].filter((address) => address !== undefined);
}

async function createLead(deps: IntakeDeps, facts: LeadFacts, actor: Actor, intentKey: string) {
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
  await deps.leads.create([lead]);
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
  await deps.tell(lead, createdFact(lead, actor), isFromList(intentKey));
  if (byTurn !== null) await deps.tell(lead, turnFact(byTurn), isFromList(intentKey));
  return lead;
}

/**
 * What is newly given replaces what was known; what is not given stays. The owner stays too: who takes the same person
 * in again does not take the lead over. A number or an address of another open lead stays that one's, or two ladders
 * would go to one person.
 */
async function updateLead(
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
  if (fact) await deps.tell(after, fact, isFromList(intentKey));
  return after;
}

/** Those that the lead has, and the given ones that no other open lead has. */
async function freeAddresses(leads: Model<Lead>, lead: Lead, facts: LeadFacts): Promise<string[]> {
  const wanted = [...new Set([...(lead.open_addresses ?? []), ...addressesOf(facts)])];
  const others = await leads.find({ open_addresses: { $in: wanted }, _id: { $ne: lead._id } }).lean();
  const taken = new Set(others.flatMap((other) => other.open_addresses ?? []));
  return wanted.filter((address) => !taken.has(address));
}

/** A stated consent, or the one that the source implies, is kept with each address that came with it. */
async function recordConsent(
  deps: IntakeDeps,
  facts: LeadFacts,
  actor: Actor,
  isOfNewcomer: boolean,
): Promise<void> {
  const implied = consentImpliedBySource(facts.source, deps.clock.now());
  if (facts.consent === null) return;
  const consent = facts.consent ?? (implied && { ...implied, evidence: `source ${facts.source}` });
  if (!consent) return;
  for (const address of addressesOf(facts)) {
    await deps.policy.recordConsent(address, { ...consent, recorded_by: actorName(actor) }, isOfNewcomer);
  }
}
