import { type Model } from 'mongoose';
import { type Cards, type Clock, type Transaction } from '../contract/ports';
import { type View } from '../contract/view';
import { UserError } from '../errors';
import { type LeadId } from '../ids';
import { translator } from '../i18n/translate';
import { type Leads } from '../leads/leads';
import { type Policy } from '../policy/policy';
import { goneCard, reminderCard } from './contact-answer.card';
import { type Reminder } from './reminder.model';

export interface TellDeps {
  reminders: Model<Reminder>;
  clock: Clock;
  transaction: Transaction;
  cards: Cards;
  policy: Pick<Policy, 'askGate'>;
  leads: Pick<Leads, 'find'>;
}

/**
 * Tells each reminder that is due, as a direct message: once, as it is taken away in the transaction that puts its
 * card. The gate is asked again, since what opens then may have been closed meanwhile. @returns how many were told
 */
export function tellReminders(deps: TellDeps) {
  return async (limit = 100): Promise<number> => {
    const due = await deps.reminders
      .find({ at: { $lte: deps.clock.now() } })
      .sort({ at: 1 })
      .limit(limit)
      .lean();
    let told = 0;
    for (const reminder of due) if (await tell(deps, reminder)) told++;
    return told;
  };
}

async function tell(deps: TellDeps, reminder: Reminder): Promise<boolean> {
  const view = await viewOf(deps, reminder);
  return deps.transaction(async () => {
    const { deletedCount } = await deps.reminders.deleteOne({ _id: reminder._id });
    // Another process told it.
    if (deletedCount === 0) return false;
    await deps.cards.put({ key: `reminder:${reminder._id}`, channel: { user: reminder.user }, view });
    return true;
  });
}

async function viewOf(deps: TellDeps, { question, locale }: Reminder): Promise<View> {
  const t = translator(locale);
  const lead = question.leadId === undefined ? null : await deps.leads.find(question.leadId as LeadId);
  try {
    const decision = await deps.policy.askGate(question);
    return reminderCard({ question, decision, lead, now: deps.clock.now() }, t);
  } catch (error) {
    // Its lead is there no more.
    if (error instanceof UserError) return goneCard(question, t);
    throw error;
  }
}
