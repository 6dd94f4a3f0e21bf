import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor, actorName } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { type LeadId } from '../ids';
import { type Kpi } from '../kpi/kpi';
import { consentImpliedBySource } from '../policy/consent.rules';
import { type Policy } from '../policy/policy';
import { type Shifts } from '../shifts/shifts';
import { createLead } from './create-lead';
import { addressesOf, type LeadFacts } from './intake-facts.rules';
import { type Lead } from './lead.model';
import { type TellLead } from './tell-lead';
import { updateLead } from './update-lead';

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
