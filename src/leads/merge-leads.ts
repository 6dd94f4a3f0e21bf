import { type Actor } from '../contract/actor';
import { UserError } from '../errors';
import { type LeadId } from '../ids';
import { type ChangeDeps, changeLead, isOver, needLead } from './change-lead';
import { type Lead, LEAD_STATUSES, TAKEN_BY_MERGE } from './lead.model';

/**
 * Two records of one person become one: `keep` takes what it lacks and every address, so that whoever writes from
 * either is found, and the status of whichever came further; the other is dead, and reviving it undoes all of it. In
 * the caller's transaction.
 * @throws UserError `conflict` when one of them is over, or they are the same
 */
export function mergeLeads(deps: ChangeDeps) {
  return async (keep: LeadId, other: LeadId, actor: Actor): Promise<{ kept: Lead; gone: Lead }> => {
    if (keep === other) throw refused(keep, other, 'merge_same');
    const into = await needLead(deps.leads, keep);
    const from = await needLead(deps.leads, other);
    if ([into, from].some(isOver)) throw refused(keep, other, 'merge_over');
    const took = TAKEN_BY_MERGE.filter((field) => into[field] === undefined && from[field] !== undefined);
    const addresses = from.open_addresses ?? [];
    const isFurther = LEAD_STATUSES.indexOf(from.status) > LEAD_STATUSES.indexOf(into.status);
    // First, or the unique index would meet both.
    const gone = await changeLead(
      deps,
      from,
      {
        status: 'dead',
        dead: { from: from.status, why: keep },
        merged: { into: keep, took: [...took], addresses, ...(isFurther && { status: into.status }) },
        open_addresses: undefined,
      },
      actor,
      { action: 'lead.merge', reason: keep },
    );
    const taken = Object.fromEntries(took.map((field) => [field, from[field]]));
    const open_addresses = [...new Set([...(into.open_addresses ?? []), ...addresses])];
    const change = {
      ...taken,
      ...(isFurther && { status: from.status }),
      ...(open_addresses.length > 0 && { open_addresses }),
    };
    const kept = await changeLead(deps, into, change, actor, { action: 'lead.merge', reason: other });
    return { kept, gone };
  };
}

function refused(keep: LeadId, other: LeadId, reason: string): UserError {
  return new UserError('conflict', `${keep} and ${other} cannot be merged.`, {
    reason,
    extra: { keep, other },
  });
}
