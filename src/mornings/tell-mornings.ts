import { type Model } from 'mongoose';
import { type Cards, type Clock, type PersonLanguages, type Transaction } from '../contract/ports';
import { translator } from '../i18n/translate';
import { dueEntries } from '../ladder/due-list.card';
import { type Ladder } from '../ladder/ladder';
import { type Leads } from '../leads/leads';
import { type Shifts } from '../shifts/shifts';
import { formatDate, parseDate } from '../time/civil-date';
import { instantOf } from '../time/zoned';
import { MORNING_ROWS, morningCard } from './morning.card';
import { type Morning } from './morning.model';
import { isAtWork } from './morning.rules';

export interface TellMorningsDeps {
  mornings: Model<Morning>;
  shifts: Pick<Shifts, 'list' | 'teamTime'>;
  ladder: Pick<Ladder, 'day' | 'owners'>;
  leads: Pick<Leads, 'findMany'>;
  languages: PersonLanguages;
  cards: Cards;
  clock: Clock;
  transaction: Transaction;
  teamTimezone: string;
}

/** Stands for all who have no hours of their own: whoever gets a task later that day is told by its card. */
const WITHOUT_HOURS = 'without-hours';

/**
 * Tells each person once a working day, as it begins, what is due for them until it ends: by direct message, and not
 * at all where there is nothing. What is dealt with is noted in the transaction that puts the message, so that
 * neither a second process nor a restart tells it again. @returns how many were told
 */
export function tellMornings(deps: TellMorningsDeps) {
  const tell = tellOne(deps);

  async function isDealtWith(id: string, date: string): Promise<boolean> {
    return ((await deps.mornings.findById(id).lean())?.told_on ?? '') >= date;
  }

  return async (): Promise<number> => {
    const at = deps.shifts.teamTime();
    const until = instantOf(formatDate((parseDate(at.date) ?? NaN) + 1), 0, deps.teamTimezone);
    const shifts = await deps.shifts.list();
    let told = 0;
    for (const shift of shifts) {
      if (!isAtWork(shift, at) || (await isDealtWith(shift._id, at.date))) continue;
      if (await tell(shift._id, at.date, until)) told++;
    }
    if (!isAtWork(null, at) || (await isDealtWith(WITHOUT_HOURS, at.date))) return told;
    const withHours = new Set(shifts.map(({ _id }) => _id));
    for (const owner of await deps.ladder.owners()) {
      if (!withHours.has(owner) && (await tell(owner, at.date, until))) told++;
    }
    await note(deps, WITHOUT_HOURS, at.date);
    return told;
  };
}

function tellOne(deps: TellMorningsDeps) {
  return async (user: string, date: string, until: Date): Promise<boolean> => {
    const t = translator(await deps.languages.of(user));
    return deps.transaction(async () => {
      const before = await deps.mornings.findById(user).lean();
      // Another process told it; or the clock was set back.
      if ((before?.told_on ?? '') >= date) return false;
      await note(deps, user, date);
      if (before?.wanted === false) return false;
      const day = await deps.ladder.day(user, until);
      const shown = dueEntries(day).slice(0, MORNING_ROWS);
      if (shown.length === 0) return false;
      const known = await deps.leads.findMany([...new Set(shown.map(({ task }) => task.lead_id))]);
      const leads = new Map(known.map((lead) => [lead._id as string, lead]));
      const view = morningCard({ day, leads, owner: user }, t);
      await deps.cards.put({ key: `morning:${user}:${date}`, channel: { user }, view });
      return true;
    });
  };
}

async function note({ mornings }: TellMorningsDeps, _id: string, told_on: string): Promise<void> {
  await mornings.updateOne({ _id }, { $set: { told_on } }, { upsert: true });
}
