import { systemActor } from '../contract/actor';
import { type LeadId } from '../ids';
import { type DealsDeps } from './deals-ports';
import { tendLead } from './tend-lead';

const LOOKED_AT = 1000;

/** Gives the leads that wait for an owner to whose turn it is by now: a shift has begun. @returns how many */
export function assignWaiting(deps: DealsDeps) {
  const { assign } = tendLead(deps);
  const actor = systemActor('assign-leads');

  const assignOne = (id: LeadId): Promise<boolean> =>
    deps.transaction(async () => {
      const lead = await deps.leads.find(id);
      if (lead?.unowned_since === undefined) return false;
      const owner = await deps.shifts.take(lead);
      if (owner === null) return false;
      await assign(id, owner, actor);
      return true;
    });

  return async (limit = 100): Promise<number> => {
    const waiting = await deps.leads.unowned(LOOKED_AT, deps.clock.now());
    if (waiting.length === 0) return 0;
    const isServed = await deps.shifts.served();
    let assigned = 0;
    for (const { _id } of waiting.filter(isServed).slice(0, limit)) if (await assignOne(_id)) assigned++;
    return assigned;
  };
}
