import { type Connection } from 'mongoose';
import { reminderModel } from './reminder.model';
import { setReminder } from './set-reminder';
import { type TellDeps, tellReminders } from './tell-reminders';

export type Reminders = ReturnType<typeof createReminders>;

/** Who wants to be told when a contact opens. */
export function createReminders(given: Omit<TellDeps, 'reminders'> & { connection: Connection }) {
  const deps = { ...given, reminders: reminderModel(given.connection) };
  return { set: setReminder(deps), tell: tellReminders(deps) };
}
