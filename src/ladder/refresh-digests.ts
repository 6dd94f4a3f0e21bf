import { type Lead } from '../leads/lead.model';
import { type PlaceClock } from '../policy/clock-part';
import { localTime } from '../time/zoned';
import { digestCard, type DigestLine } from './digest.card';
import { type LadderDeps } from './ladder-ports';
import { type FollowupTask } from './task.model';

const CHANGED = 500;
const OPEN_SHOWN = 15;
const OVER_SHOWN = 10;
/** More are said to be "so many and more": counting costs the same on a day of any size. */
const COUNTED = 200;

/** Brings each digest up to date of which a line has changed. @returns how many */
export function refreshDigests(deps: LadderDeps) {
  return async (): Promise<number> => {
    const changed = await deps.tasks.find({ digest_stale: true }, { digest_at: 1 }).limit(CHANGED).lean();
    const times = new Set(changed.map(({ digest_at }) => digest_at?.getTime() ?? 0));
    for (const time of times) {
      const ids = changed.filter(({ digest_at }) => digest_at?.getTime() === time).map(({ _id }) => _id);
      await deps.transaction(async () => {
        // What changes meanwhile is marked anew, or meets this write and waits for it.
        await deps.tasks.updateMany({ _id: { $in: ids } }, { $unset: { digest_stale: 1 } });
        await putDigest(deps, new Date(time));
      });
    }
    return times.size;
  };
}

/** Writes the card of a digest as it is now. In the caller's transaction. */
export async function putDigest(deps: LadderDeps, at: Date): Promise<void> {
  const isOpen = { digest_at: at, state: 'open' as const };
  const isOver = { digest_at: at, state: { $in: ['completed', 'stopped'] as FollowupTask['state'][] } };
  const isDue = { ...isOpen, contact_at: { $gt: new Date(0), $lte: deps.clock.now() } };
  const waiting = { ...isOpen, contact_at: { $gt: new Date(0) } };
  const open = await deps.tasks.find(waiting).sort({ contact_at: 1 }).limit(OPEN_SHOWN).lean();
  const held = await deps.tasks
    .find({ ...isOpen, contact_at: null })
    .limit(OPEN_SHOWN)
    .lean();
  const over = await deps.tasks.find(isOver).sort({ contact_at: 1 }).limit(OVER_SHOWN).lean();
  const shown = [...[...open, ...held].slice(0, OPEN_SHOWN), ...over];
  const digest = {
    at,
    lines: await linesOf(deps, shown),
    due: await deps.tasks.countDocuments(isDue).limit(COUNTED),
    open: await deps.tasks.countDocuments(isOpen).limit(COUNTED),
    over: await deps.tasks.countDocuments(isOver).limit(COUNTED),
  };
  const key = `due:${at.toISOString()}`;
  await deps.cards.put({ key, channel: 'tasks', view: (t) => digestCard(digest, t) });
}

/** Each with its lead and, while it is open, whether its place may be contacted at this moment. */
async function linesOf(deps: LadderDeps, tasks: FollowupTask[]): Promise<DigestLine[]> {
  const leads = await deps.leads.findMany([...new Set(tasks.map((task) => task.lead_id))]);
  const leadOf = new Map<string, Lead>(leads.map((lead) => [lead._id, lead]));
  const clocks = new Map<string, PlaceClock>();
  const now = deps.clock.now();
  const lines: DigestLine[] = [];
  for (const task of tasks) {
    const lead = leadOf.get(task.lead_id) ?? null;
    const { province, market, timezones } = lead ?? task;
    const place = JSON.stringify([province, market, timezones]);
    const clock = clocks.get(place) ?? (await deps.policy.clockAt({ province, market, timezones }));
    clocks.set(place, clock);
    lines.push({ lead, ...asOfNow(task, timezones, clock, now) });
  }
  return lines;
}

/** Something due whose window has closed meanwhile opens again later. */
function asOfNow(
  task: FollowupTask,
  timezones: string[],
  clock: PlaceClock,
  now: Date,
): Pick<DigestLine, 'task' | 'opening'> {
  if (task.state !== 'open' || task.contact_at === null || task.contact_at > now) return { task };
  const opens = clock.opens(task.channel, now);
  if (opens?.getTime() !== now.getTime()) {
    return { task: { ...task, contact_at: opens, hold_reason: opens === null ? clock.whyNever : null } };
  }
  const local = new Set(timezones.map((timezone) => localTime(now, timezone).local));
  const local_time = [...local].map((each) => ({ local: each }));
  return { task, opening: { local_time, until: clock.closes(task.channel, now) } };
}
