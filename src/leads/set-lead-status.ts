import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor } from '../contract/actor';
import { type Clock } from '../contract/ports';
import { type LeadId } from '../ids';
import { type OnOver } from './change-lead';
import { statusFact } from './lead-facts.rules';
import { type TellLead } from './tell-lead';
import { type Lead, LEAD_STATUSES, type LeadStatus } from './lead.model';

/**
 * Moves a lead on. It never moves back by itself: a text sent after a reply does not make the lead
 * merely contacted again. Runs in the caller's transaction, in which a lead that is given was read.
 */
export function setLeadStatus(deps: {
  leads: Model<Lead>;
  audit: Audit;
  clock: Clock;
  onOver: OnOver;
  tell: TellLead;
}) {
  return async (of: LeadId | Lead, status: LeadStatus, actor: Actor): Promise<void> => {
    const before = LEAD_STATUSES.slice(0, LEAD_STATUSES.indexOf(status));
    const isOver = status === 'closed' || status === 'dead';
    const was = typeof of === 'string' ? await deps.leads.findById(of).lean() : of;
    if (!was || !before.includes(was.status)) return;
    const id = was._id;
    // One that is over keeps what it was, so that a mistake can be undone.
    const over = isOver ? { [status]: { from: was.status } } : {};
    await deps.leads.updateOne(
      { _id: id },
      {
        $set: { status, updated_at: deps.clock.now(), ...over },
        ...(isOver ? { $unset: { open_addresses: 1, unowned_since: 1 } } : {}),
      },
    );
    await deps.audit.record(actor, {
      action: 'lead.status',
      thing: { kind: 'lead', id },
      after: { status },
    });
    await deps.tell(was, statusFact(status, actor));
    if (status === 'closed' || status === 'dead') await deps.onOver(id, status, actor);
  };
}
