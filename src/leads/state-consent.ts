import { type Actor, actorName } from '../contract/actor';
import { type Transaction } from '../contract/ports';
import { UserError } from '../errors';
import { type LeadId, newId } from '../ids';
import { type Consent } from '../policy/contact-address.model';
import { type Policy } from '../policy/policy';
import { type ChangeDeps, needLead } from './change-lead';
import { consentFact } from './lead-facts.rules';
import { type Lead } from './lead.model';

/** A lead with all of its addresses, or one address, whoever it belongs to. */
export type ConsentOf = { lead: LeadId } | { address: string };
export type StatedConsent = Pick<Consent, 'basis' | 'at' | 'evidence'>;

export interface ConsentDeps extends ChangeDeps {
  findByAddress(address: string): Promise<Lead | null>;
  policy: Pick<Policy, 'recordConsent'>;
  transaction: Transaction;
}

/**
 * A member of the team writes down that somebody agreed to be written to, and by what. It lifts no stop: whoever said
 * stop is asked first (policy/may-lift.rules.ts). Said twice, it changes nothing.
 * @returns the addresses, and those for which it is new
 * @throws UserError `not_found` for an unknown lead, `refused` for one without a number or e-mail address
 */
export function stateConsent(deps: ConsentDeps) {
  return (whom: ConsentOf, consent: StatedConsent, actor: Actor) =>
    deps.transaction(async (): Promise<{ addresses: string[]; added: string[] }> => {
      const { lead, addresses } = await reachedBy(deps, whom);
      const added: string[] = [];
      for (const address of addresses) {
        const recorded_by = actorName(actor);
        if (await deps.policy.recordConsent(address, { ...consent, recorded_by })) added.push(address);
      }
      if (added.length === 0) return { addresses, added };
      const { basis, at } = consent;
      // Neither the address nor the words: the audit log holds no personal data.
      await deps.audit.record(actor, {
        action: 'consent.record',
        thing:
          lead === null ? { kind: 'consent', id: newId<string>('consent') } : { kind: 'lead', id: lead._id },
        after: { basis, at },
      });
      if (lead) await deps.tell(lead, consentFact(consent, actor));
      return { addresses, added };
    });
}

/** @throws as `stateConsent` */
export async function reachedBy(
  deps: Pick<ConsentDeps, 'leads' | 'findByAddress'>,
  whom: ConsentOf,
): Promise<{ lead: Lead | null; addresses: string[] }> {
  if ('address' in whom) {
    return { lead: await deps.findByAddress(whom.address), addresses: [whom.address] };
  }
  const lead = await needLead(deps.leads, whom.lead);
  const addresses = [lead.phone, lead.email].filter((address) => address !== undefined);
  if (addresses.length > 0) return { lead, addresses };
  throw new UserError('refused', `${lead._id} has no number and no e-mail address.`, {
    reason: 'no_address',
    extra: { id: lead._id },
  });
}
