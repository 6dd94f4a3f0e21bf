import { type LeadId } from '../ids';
import { type Lead } from '../leads/lead.model';
import { afterPermitted } from './permitted-time.rules';
import { type LeadClock } from './lead-clock.model';
import { showWaiting } from './show-waiting';
import { type SpeedDeps } from './speed-ports';

/** Minutes in which a call is permitted at the lead's place. */
export const OWNER_AFTER = 5;
const CHANNEL_AFTER = 15;
/** When no opening is foreseen: the place may become known, the policy may change. */
const AGAIN_MS = 24 * 3600_000;
const USER_ID = /^[UW][A-Z0-9]+$/;

/**
 * Reminds of leads that nobody has contacted: first the owner, then the tasks channel, each once. @returns how many
 * were told of
 */
export function remindOfWaiting(deps: SpeedDeps) {
  return async (limit = 100): Promise<number> => {
    const due = await deps.clocks
      .find({ check_at: { $lte: deps.clock.now() } }, { _id: 1 })
      .sort({ check_at: 1 })
      .limit(limit)
      .lean();
    let told = 0;
    for (const { _id } of due) if (await deps.transaction(() => look(deps, _id))) told++;
    return told;
  };
}

async function look(deps: SpeedDeps, id: LeadId): Promise<boolean> {
  const now = deps.clock.now();
  const before = await deps.clocks.findOne({ _id: id, check_at: { $lte: now } }).lean();
  if (!before) return false;
  const lead = await deps.leads.find(id);
  if (!lead) {
    await deps.clocks.updateOne({ _id: id }, { $unset: { check_at: 1 } });
    return false;
  }
  const { change, checkAt } = await judge(deps, before, lead, now);
  const next = checkAt === undefined ? { $unset: { check_at: 1 } } : {};
  const set = { ...change, ...(checkAt !== undefined && { check_at: checkAt }) };
  await deps.clocks.updateOne({ _id: id }, { $set: set, ...next });
  const isTold = change.told_owner !== undefined || change.told_channel === true;
  if (isTold) await showWaiting(deps, lead, { ...before, ...change });
  return isTold;
}

/** What is to be told at this moment, and when it is looked at again; never again without `checkAt`. */
async function judge(
  deps: SpeedDeps,
  before: LeadClock,
  lead: Lead,
  now: Date,
): Promise<{ change: Partial<LeadClock>; checkAt?: Date }> {
  const clock = await deps.policy.clockAt(lead);
  const ownerAt = afterPermitted(clock, before.started_at, OWNER_AFTER);
  const channelAt = afterPermitted(clock, before.started_at, CHANNEL_AFTER);
  const again = new Date(now.getTime() + AGAIN_MS);
  const isOwnersTime = before.owner_done !== true && ownerAt !== null && ownerAt <= now;
  const change: Partial<LeadClock> = {
    ...(isOwnersTime && { owner_done: true }),
    ...(isOwnersTime && USER_ID.test(lead.owner ?? '') && { told_owner: lead.owner }),
  };
  if (channelAt !== null && channelAt <= now) return { change: { ...change, told_channel: true } };
  const isOwnerDone = before.owner_done === true || isOwnersTime;
  return { change, checkAt: (isOwnerDone ? channelAt : ownerAt) ?? again };
}
