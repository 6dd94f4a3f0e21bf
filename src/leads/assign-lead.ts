import { type Actor } from '../contract/actor';
import { type LeadId } from '../ids';
import { type ChangeDeps, changeLead, needLead } from './change-lead';
import { type Lead } from './lead.model';

/** Gives a lead to somebody of the team; null to nobody. In the caller's transaction. */
export function assignLead(deps: ChangeDeps) {
  return async (id: LeadId, owner: string | null, actor: Actor): Promise<{ lead: Lead; first: boolean }> => {
    const before = await needLead(deps.leads, id);
    if ((before.owner ?? null) === owner) return { lead: before, first: false };
    const change = { owner: owner ?? undefined };
    return { lead: await changeLead(deps, before, change, actor, { action: 'lead.assign' }), first: true };
  };
}
