import { type Reply } from '../../src/contract/view';
import { type Locale } from '../../src/i18n/translate';
import { dueListCard } from '../../src/ladder/due-list.card';
import { type Ladder } from '../../src/ladder/ladder';
import { minutesAfter } from '../../src/ladder/ladder.rules';
import { type Lead } from '../../src/leads/lead.model';
import { type Leads } from '../../src/leads/leads';
import { type DueQuestion } from './filter';

export type DueDeps = { ladder: Ladder; leads: Leads };

/** As long as the SLA's first limit (spec 3.4). */
const OVERDUE_MINUTES = 30;
const LIMIT = 200;

/** One page of the due list, from `offset` on. */
export async function dueList(
  question: DueQuestion,
  offset: number,
  { ladder, leads }: DueDeps,
  { now, locale }: { now: Date; locale: Locale },
): Promise<Reply> {
  const { owner, province, overdue } = question;
  const since = overdue ? { since: minutesAfter(now, -OVERDUE_MINUTES) } : {};
  const due = await ladder.due({ owner, province, limit: LIMIT, include_closed: true, ...since });
  const shown = [...due.due, ...due.later, ...due.held];
  const known = await leads.findMany([...new Set(shown.map((task) => task.lead_id))]);
  const byId = new Map<string, Lead>(known.map((lead) => [lead._id, lead]));
  return dueListCard({ due, leads: byId, offset, filter: JSON.stringify(question), locale });
}
