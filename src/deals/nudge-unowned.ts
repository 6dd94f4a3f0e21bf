import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { type UnownedNudge } from './unowned-nudge.model';
import { type DealsDeps } from './deals-ports';
import { unownedCard, unownedElsewhereCard } from './unowned.card';

/** A lead that has waited so long for an owner is told of. */
const PATIENCE_MS = 5 * 60_000;
const SHOWN = 10;

/**
 * Keeps one card a day in the leads channel about the leads that nobody has: it is changed, no second one comes. A new
 * one begins only while somebody works. In a transaction. @returns whether something was told
 */
export function nudgeUnowned(deps: DealsDeps) {
  const put = (day: string, view: (t: Translate) => View) =>
    deps.cards.put({ key: `unowned:${day}`, channel: 'leads', view });

  async function show(before: UnownedNudge | null, count: number): Promise<boolean> {
    const today = deps.shifts.teamTime().date;
    const begins = count > 0 && before?.day !== today;
    if (count === 0 && (before === null || before.count === 0)) return false;
    if (begins && !(await deps.shifts.anybodyWorks())) return false;
    if (begins && before !== null && before.count > 0) await put(before.day, unownedElsewhereCard);
    const day = begins || before === null ? today : before.day;
    const shown = await deps.leads.unowned(SHOWN, until());
    await put(day, (t) => unownedCard(shown, count, t));
    await deps.nudges.updateOne({ _id: 'unowned' }, { $set: { day, count } }, { upsert: true });
    return true;
  }
  const until = () => new Date(deps.clock.now().getTime() - PATIENCE_MS);

  return (): Promise<boolean> =>
    deps.transaction(async () => {
      const before = await deps.nudges.findById('unowned').lean();
      return show(before, await deps.leads.countUnowned(until()));
    });
}
