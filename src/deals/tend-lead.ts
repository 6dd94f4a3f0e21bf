import { type Actor } from '../contract/actor';
import { type LeadId } from '../ids';
import { type LeadEdit } from '../leads/edit-lead';
import { type Lead } from '../leads/lead.model';
import { type DealsDeps } from './deals-ports';
import { wakeUnfinished } from './keep-unfinished';
import { nudgeUnowned } from './nudge-unowned';
import { putLeadCard } from './put-lead-card';

type Tended = { lead: Lead; first: boolean };

/**
 * What people do to a lead, each with what follows for its ladder and its card, in one transaction; the ladder of one
 * that is over is stopped by the handler of the leads area.
 * Done twice, or by two people, it has one effect: `first` says who came second.
 */
export function tendLead(deps: DealsDeps) {
  const put = putLeadCard(deps);
  const nudge = nudgeUnowned(deps);
  const { leads, ladder, transaction } = deps;

  /** A merge is undone: what it stopped goes on, and what stayed is planned for what is known now. */
  async function giveLadderBack(id: LeadId, actor: Actor): Promise<void> {
    const lead = await leads.find(id);
    if (!lead) return;
    const isOpen = lead.status !== 'dead' && lead.status !== 'closed';
    if (isOpen && (await ladder.resume(lead, actor, 'merged')) === 0) await ladder.create(lead, {}, actor);
    await put(lead);
  }

  return {
    edit: (id: LeadId, version: number, edit: LeadEdit, actor: Actor): Promise<Lead> =>
      transaction(async () => {
        const lead = await leads.edit(id, version, edit, actor);
        // The place may have changed, and with it every lawful minute.
        await ladder.create(lead, {}, actor);
        await deps.speed.recheck(id);
        await wakeUnfinished(deps, id);
        await put(lead);
        return lead;
      }),

    assign: (id: LeadId, owner: string | null, actor: Actor): Promise<Tended> =>
      transaction(async () => {
        const assigned = await leads.assign(id, owner, actor);
        if (assigned.first) await ladder.reassign(id, owner);
        await put(assigned.lead);
        return assigned;
      }),

    /** Somebody takes a lead that nobody has. Two at once: the first has it, the second is told who. */
    take: (id: LeadId, actor: Actor): Promise<Tended> =>
      transaction(async () => {
        const before = await leads.find(id);
        if (before?.owner !== undefined) return { lead: before, first: false };
        const assigned = await leads.assign(id, actor.id, actor);
        await ladder.reassign(id, actor.id);
        await put(assigned.lead);
        await nudge();
        return assigned;
      }),

    end: (id: LeadId, why: string, actor: Actor): Promise<Tended> =>
      transaction(async () => {
        const ended = await leads.end(id, why, actor);
        await put(ended.lead);
        return ended;
      }),

    close: (id: LeadId, actor: Actor): Promise<Tended> =>
      transaction(async () => {
        const closed = await leads.close(id, actor);
        await put(closed.lead);
        return closed;
      }),

    revive: (id: LeadId, actor: Actor): Promise<Tended> =>
      transaction(async () => {
        const before = await leads.find(id);
        const revived = await leads.revive(id, actor);
        if (before && revived.first) {
          await ladder.resume(revived.lead, actor, before.status === 'closed' ? 'closed' : 'dead');
        }
        await put(revived.lead);
        if (before?.merged && revived.first) await giveLadderBack(before.merged.into, actor);
        return revived;
      }),

    merge: (keep: LeadId, other: LeadId, actor: Actor): Promise<{ kept: Lead; gone: Lead }> =>
      transaction(async () => {
        const before = await leads.find(keep);
        const merged = await leads.merge(keep, other, actor);
        // Who has answered as the one is not written to as the other.
        const answers = hasAnswered(merged.kept) && before !== null && !hasAnswered(before);
        if (answers) await ladder.stop(keep, 'merged', actor);
        else await ladder.create(merged.kept, {}, actor);
        await put(merged.kept);
        await put(merged.gone);
        return merged;
      }),

    stopLadder: (id: LeadId, actor: Actor): Promise<number> =>
      transaction(async () => {
        const stopped = await ladder.stop(id, 'person', actor);
        await put(id);
        return stopped;
      }),
  };
}

const ANSWERED: readonly Lead['status'][] = ['replied', 'offer_made', 'under_contract'];

function hasAnswered({ status }: Lead): boolean {
  return ANSWERED.includes(status);
}
