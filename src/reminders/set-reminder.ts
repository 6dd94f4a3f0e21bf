import { type Clock } from '../contract/ports';
import { type Locale } from '../i18n/translate';
import { type Model } from 'mongoose';
import { type Reminder } from './reminder.model';
import { reminderId, type ReminderWish } from './reminder.rules';

/**
 * Notes that a person wants to be told at an instant. Each has their own; the same wish again is the one that is there.
 * `past`: the instant has come, so there is nothing to wait for.
 */
export function setReminder({ reminders, clock }: { reminders: Model<Reminder>; clock: Clock }) {
  return async (
    wish: ReminderWish,
    who: { user: string; locale: Locale },
  ): Promise<'set' | 'already' | 'past'> => {
    const now = clock.now();
    if (wish.at <= now) return 'past';
    const id = reminderId(who.user, wish);
    const written = await reminders.updateOne(
      { _id: id },
      { $setOnInsert: { ...who, question: wish.question, at: wish.at, created_at: now } },
      { upsert: true },
    );
    return written.upsertedCount === 1 ? 'set' : 'already';
  };
}
