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
 * merely contacted again. Runs in the caller's transaction.
 */
export function setLeadStatus(deps: {
  leads: Model<Lead>;
  audit: Audit;
  clock: Clock;
  onOver: OnOver;
  tell: TellLead;
}) {
  return async (id: LeadId, status: LeadStatus, actor: Actor): Promise<void> => {
    const before = LEAD_STATUSES.slice(0, LEAD_STATUSES.indexOf(status));
    const isOver = status === 'closed' || status === 'dead';
    const was = await deps.leads.findOne({ _id: id, status: { $in: before } }, { status: 1 }).lean();
    if (!was) return;
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
    await deps.tell(id, statusFact(status, actor));
    if (status === 'closed' || status === 'dead') await deps.onOver(id, status, actor);
  };
}
