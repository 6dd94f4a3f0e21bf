import { type Reply } from '../../src/contract/view';
import { type Locale } from '../../src/i18n/translate';
import { DUE_MOST, DUE_PAGE, dueEntries, dueListCard } from '../../src/ladder/due-list.card';
import { type Ladder } from '../../src/ladder/ladder';
import { minutesAfter } from '../../src/ladder/ladder.rules';
import { type FollowupTask } from '../../src/ladder/task.model';
import { type Lead } from '../../src/leads/lead.model';
import { type Leads } from '../../src/leads/leads';
import { type DueQuestion } from './filter';

export type DueDeps = { ladder: Ladder; leads: Leads };

/** As long as the SLA's first limit (spec 3.4). */
const OVERDUE_MINUTES = 30;

/** One page of the due list, from `offset` on. */
export async function dueList(
  question: DueQuestion,
  offset: number,
  { ladder, leads }: DueDeps,
  { now, locale }: { now: Date; locale: Locale },
): Promise<Reply> {
  const { owner, province, overdue } = question;
  const since = overdue ? { since: minutesAfter(now, -OVERDUE_MINUTES) } : {};
  const due = await ladder.due({ owner, province, limit: DUE_MOST, include_closed: true, ...since });
  const shown = dueEntries(due).slice(offset, offset + DUE_PAGE);
  const filter = JSON.stringify(question);
  return dueListCard({ due, leads: await leadsOf(shown, leads), offset, filter, locale });
}

/** The leads of some tasks, by id. */
export async function leadsOf(
  shown: { task: Pick<FollowupTask, 'lead_id'> }[],
  leads: Pick<Leads, 'findMany'>,
): Promise<Map<string, Lead>> {
  const known = await leads.findMany([...new Set(shown.map(({ task }) => task.lead_id))]);
  return new Map(known.map((lead) => [lead._id, lead]));
}
