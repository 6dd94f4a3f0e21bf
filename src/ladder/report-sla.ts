import { type Province, PROVINCES } from '../geo/provinces';
import { type LadderDeps } from './ladder-ports';
import { ANY_STATE } from './measure-sla';
import { slaShare, type SlaShare } from './sla.rules';
import { bucketsOf, type SlaSpan, spanOf } from './sla-span.rules';
import { type FollowupTask } from './task.model';

export interface SlaQuestion {
  span: SlaSpan;
  by: 'day' | 'owner' | 'province';
  owner?: string;
  province?: Province;
}

export interface SlaFigures {
  within_30m: SlaShare;
  within_2h: SlaShare;
}

export interface SlaReport extends SlaFigures, SlaQuestion {
  from: Date;
  to: Date;
  /** Null: nobody's, or of an unknown province. */
  rows: ({ key: string | null } & SlaFigures)[];
}

type Counted = Pick<FollowupTask, 'state' | 'due_at' | 'contact_at' | 'completed_at' | 'owner' | 'province'>;
const FIELDS = { state: 1, due_at: 1, contact_at: 1, completed_at: 1, owner: 1, province: 1 } as const;

/** The SLA by contact time (spec 3.4), of everybody or one person or province, and day by day, or by either. */
export function reportSla({
  tasks,
  clock,
  teamTimezone,
}: Pick<LadderDeps, 'tasks' | 'clock' | 'teamTimezone'>) {
  return async (question: SlaQuestion): Promise<SlaReport> => {
    const { by, owner, province } = question;
    const span = spanOf(question.span, clock.now(), teamTimezone);
    const found: Counted[] = await tasks
      .find(
        {
          ...ANY_STATE,
          ...(owner === undefined ? {} : { owner }),
          ...(province === undefined ? {} : { province }),
          contact_at: { $gte: span.from, $lt: span.to },
        },
        FIELDS,
      )
      .lean();
    const buckets = bucketsOf(span, teamTimezone);
    const keyOf = {
      day: ({ contact_at }: Counted) => contact_at && buckets.of(contact_at),
      owner: (task: Counted) => task.owner ?? null,
      province: (task: Counted) => task.province,
    }[by];
    const groups = groupsOf(found, keyOf);
    const keys = { day: buckets.names, owner: byCount(groups), province: [...PROVINCES, null] }[by];
    const rows = keys.map((key) => ({ key, ...figures(groups.get(key) ?? [], span.to) }));
    return {
      ...question,
      ...span,
      ...figures(found, span.to),
      rows: rows.filter(({ within_30m }) => within_30m.eligible > 0),
    };
  };
}

function figures(tasks: Counted[], to: Date): SlaFigures {
  const at = (task: Pick<Counted, 'contact_at'>) => task.contact_at;
  return { within_30m: slaShare(tasks, 30, to, at), within_2h: slaShare(tasks, 120, to, at) };
}

function groupsOf(tasks: Counted[], keyOf: (task: Counted) => string | null): Map<string | null, Counted[]> {
  const groups = new Map<string | null, Counted[]>();
  for (const task of tasks) {
    const key = keyOf(task);
    const group = groups.get(key);
    if (group) group.push(task);
    else groups.set(key, [task]);
  }
  return groups;
}

function byCount(groups: Map<string | null, Counted[]>): (string | null)[] {
  return [...groups].sort(([, one], [, other]) => other.length - one.length).map(([key]) => key);
}
