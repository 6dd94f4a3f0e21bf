import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor } from '../contract/actor';
import { type Clock } from '../contract/ports';
import { type LeadId } from '../ids';
import { type Lead } from './lead.model';

/**
 * The number belongs to somebody else: the lead keeps it on record as bad and is no longer found by it, so that
 * what that person texts is not taken for the seller's. Runs in the caller's transaction.
 */
export function markPhoneBad(deps: { leads: Model<Lead>; audit: Audit; clock: Clock }) {
  return async (id: LeadId, actor: Actor): Promise<void> => {
    const lead = await deps.leads.findById(id).lean();
    if (lead?.phone === undefined) return;
    const others = lead.open_addresses?.filter((address) => address !== lead.phone) ?? [];
    // An empty list would stand in the unique index once for all leads.
    await deps.leads.updateOne(
      { _id: id },
      {
        $set: {
          bad_phone: lead.phone,
          updated_at: deps.clock.now(),
          ...(others.length > 0 ? { open_addresses: others } : {}),
        },
        $unset: { phone: 1, ...(others.length > 0 ? {} : { open_addresses: 1 }) },
      },
    );
    await deps.audit.record(actor, { action: 'lead.phone_bad', thing: { kind: 'lead', id } });
  };
}
