import { type Actor } from '../contract/actor';
import { type LeadId } from '../ids';
import { type ChangeDeps, changeLead, isOver, needLead } from './change-lead';
import { refuseTaken } from './edit-lead';
import { type Lead } from './lead.model';

/** A dead lead keeps what it was before, so that a mistake can be undone. In the caller's transaction. */
export function endLead(deps: ChangeDeps) {
  return async (id: LeadId, why: string, actor: Actor): Promise<{ lead: Lead; first: boolean }> => {
    const before = await needLead(deps.leads, id);
    if (isOver(before)) return { lead: before, first: false };
    const change = {
      status: 'dead' as const,
      dead: { from: before.status, why },
      open_addresses: undefined,
    };
    return {
      lead: await changeLead(deps, before, change, actor, { action: 'lead.dead' }),
      first: true,
    };
  };
}

/** The deal with this person is done: nobody follows up any more. As a dead one it can be brought back. */
export function closeLead(deps: ChangeDeps) {
  return async (id: LeadId, actor: Actor): Promise<{ lead: Lead; first: boolean }> => {
    const before = await needLead(deps.leads, id);
    if (isOver(before)) return { lead: before, first: false };
    const change = {
      status: 'closed' as const,
      closed: { from: before.status },
      open_addresses: undefined,
    };
    return {
      lead: await changeLead(deps, before, change, actor, { action: 'lead.close' }),
      first: true,
    };
  };
}

/**
 * Brings a lead that is over back to where it was; what a merge took from it goes back to it by `unmerge`.
 * @throws UserError `conflict` when another open lead has its number or address meanwhile
 */
export function reviveLead(deps: ChangeDeps) {
  return async (id: LeadId, actor: Actor): Promise<{ lead: Lead; first: boolean }> => {
    const before = await needLead(deps.leads, id);
    if (!isOver(before)) return { lead: before, first: false };
    await giveBack(deps, before, actor);
    const addresses = [before.phone, before.email].filter((address) => address !== undefined);
    await refuseTaken(deps, id, addresses);
    const change = {
      status: (before.dead ?? before.closed)?.from ?? ('new' as const),
      dead: undefined,
      closed: undefined,
      merged: undefined,
      open_addresses: addresses.length > 0 ? addresses : undefined,
    };
    return { lead: await changeLead(deps, before, change, actor, { action: 'lead.revive' }), first: true };
  };
}

/** The lead into which it was merged loses what it took, unless somebody has changed it since. */
async function giveBack(deps: ChangeDeps, { _id, merged, dead, ...from }: Lead, actor: Actor): Promise<void> {
  if (!merged) return;
  const into = await deps.leads.findById(merged.into).lean();
  if (!into) return;
  const back = merged.took.filter((field) => into[field] === from[field]);
  const left = (into.open_addresses ?? []).filter((address) => {
    const isBack = back.some((field) => from[field] === address);
    return !isBack && !merged.addresses.includes(address);
  });
  const change = Object.fromEntries(back.map((field) => [field, undefined]));
  const open_addresses = left.length > 0 ? left : undefined;
  const isAsMerged = merged.status !== undefined && into.status === dead?.from;
  const status = isAsMerged ? { status: merged.status } : {};
  await changeLead(deps, into, { ...change, ...status, open_addresses }, actor, {
    action: 'lead.unmerge',
    reason: _id,
  });
}
