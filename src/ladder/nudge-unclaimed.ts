import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { type LadderDeps } from './ladder-ports';
import { minutesAfter } from './ladder.rules';
import { unclaimedCard, unclaimedElsewhereCard } from './unclaimed.card';
import { type UnclaimedNudge } from './unclaimed-nudge.model';

/** The SLA's first limit: by then a due task should be done. */
const PATIENCE_MINUTES = 30;
const AGAIN_AFTER_MINUTES = 60;
const SHOWN = 10;
const COUNTED = 200;

/**
 * Tells the tasks channel, and those on shift, of due tasks that nobody has. One card, which is kept up to date; a new
 * one comes at most once an hour, only for tasks that none has told of, and only while somebody works.
 * @returns whether there was something to tell
 */
export function nudgeUnclaimed(deps: LadderDeps) {
  const unclaimed = (until: Date, from = new Date(0)) => ({
    state: 'open' as const,
    // Null is what nobody has; the type of an owner knows no null.
    owner: null as unknown as string,
    auto: false,
    contact_at: { $gt: from, $lte: until },
  });
  const put = (begunAt: Date, view: (t: Translate) => View) =>
    deps.cards.put({ key: `unclaimed:${begunAt.toISOString()}`, channel: 'tasks', view });

  async function begins(before: UnclaimedNudge | null, now: Date, until: Date): Promise<boolean> {
    if (before !== null && minutesAfter(before.begun_at, AGAIN_AFTER_MINUTES) > now) return false;
    const isNew = await deps.tasks.findOne(unclaimed(until, before?.through), { _id: 1 }).lean();
    return isNew !== null && (await deps.shifts.anybodyWorks());
  }

  async function viewOf(until: Date, count: number): Promise<(t: Translate) => View> {
    const shown = await deps.tasks.find(unclaimed(until)).sort({ contact_at: 1 }).limit(SHOWN).lean();
    const leads = await deps.leads.findMany([...new Set(shown.map((task) => task.lead_id))]);
    const lines = shown.map((task) => ({
      task,
      lead: leads.find((lead) => lead._id === task.lead_id) ?? null,
    }));
    const onShift = (await deps.shifts.list()).filter(({ isOn }) => isOn).map(({ _id }) => _id);
    return (t) => unclaimedCard({ lines, count, onShift }, t);
  }

  return (): Promise<boolean> =>
    deps.transaction(async () => {
      const now = deps.clock.now();
      const until = minutesAfter(now, -PATIENCE_MINUTES);
      const before = await deps.nudges.findById('unclaimed').lean();
      const count = await deps.tasks.countDocuments(unclaimed(until)).limit(COUNTED);
      if (count === 0 && (before === null || before.count === 0)) return false;
      const isNew = count > 0 && (await begins(before, now, until));
      if (!isNew && before === null) return false;
      if (isNew && before !== null && before.count > 0) await put(before.begun_at, unclaimedElsewhereCard);
      const card = isNew || before === null ? { begun_at: now, through: until } : before;
      await put(card.begun_at, await viewOf(until, count));
      const { begun_at, through } = card;
      if (isNew || before?.count !== count) {
        await deps.nudges.updateOne(
          { _id: 'unclaimed' },
          { $set: { begun_at, through, count } },
          { upsert: true },
        );
      }
      return true;
    });
}
