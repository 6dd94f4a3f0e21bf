import { systemActor } from '../contract/actor';
import { numbersOf } from './deal-numbers';
import { type DealsDeps } from './deals-ports';
import { latestDeal } from './latest-deal';
import { runFlow } from './run-flow';
import { type UnfinishedFlow } from './unfinished-flow.model';
import { readWait } from './unfinished.rules';

const ACTOR = systemActor('complete-flows');

/**
 * Brings flows further that had to do without a part: what failed when its time has come, what a rule refused when
 * the rule lets it through by now. Two processes at once do nothing twice: each part finds done what is done.
 * @returns how many are whole now
 */
export function completeFlows(deps: DealsDeps) {
  const run = runFlow(deps);
  const { unfinished, clock } = deps;

  async function wakeFreed(): Promise<void> {
    const waiting = await unfinished.distinct('waits_for', { waits_for: { $gt: '' } });
    for (const waits_for of waiting) {
      if (await isInForce(deps, waits_for)) continue;
      await unfinished.updateMany(
        { waits_for },
        { $set: { retry_at: clock.now() }, $unset: { waits_for: 1 } },
      );
    }
  }

  async function complete({ _id, numbers, attempts }: UnfinishedFlow): Promise<boolean> {
    const lead = await deps.leads.find(_id);
    if (!lead || lead.status === 'dead' || lead.status === 'closed') {
      await unfinished.deleteOne({ _id });
      return false;
    }
    const { missing } = await run(async (attempt) => {
      const tasks = await attempt('ladder', () => deps.ladder.create(lead, {}, ACTOR));
      const latest = await latestDeal(deps.deals, _id);
      const deal = latest && latest.missing.length > 0 ? { deal: latest } : {};
      const how = { attempts: attempts + 1, isNew: false, onlyIfThere: true };
      return { lead, tasks, ...deal, numbers: numbersOf(lead, numbers), ...how };
    }, ACTOR);
    return missing.length === 0;
  }

  return async (limit = 100): Promise<number> => {
    await wakeFreed();
    const due = await unfinished
      .find({ retry_at: { $lte: clock.now() } })
      .sort({ retry_at: 1 })
      .limit(limit)
      .lean();
    let completed = 0;
    for (const one of due) if (await complete(one)) completed++;
    return completed;
  };
}

/** Whether the rule still refuses there. */
async function isInForce({ offers, buyers }: DealsDeps, waitsFor: string): Promise<boolean> {
  const { rule, province, market, property_type } = readWait(waitsFor);
  if (rule === 'offer_policy_disabled') return (await offers.effective(province, market))?.enabled !== true;
  const { isCold, mode } = await buyers.coldGate.look(province, market, property_type);
  return isCold && mode === 'block';
}
