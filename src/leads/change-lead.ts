import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor } from '../contract/actor';
import { type Clock } from '../contract/ports';
import { UserError } from '../errors';
import { type LeadId } from '../ids';
import { type Lead } from './lead.model';
import { factOfChange } from './lead-facts.rules';
import { type TellLead } from './tell-lead';
import { leadTokens } from './lead-tokens.rules';
import { placeOf } from './place.rules';

export interface ChangeDeps {
  leads: Model<Lead>;
  audit: Audit;
  clock: Clock;
  onOver: OnOver;
  tell: TellLead;
}

/** A lead is over: told in the transaction that ends it, by whatever way. */
export type OnOver = (lead: LeadId, as: 'dead' | 'closed', actor: Actor) => Promise<void>;

export function isOver({ status }: Pick<Lead, 'status'>): boolean {
  return status === 'dead' || status === 'closed';
}

/** What is undefined is taken away. */
export type LeadChange = { [Field in keyof Lead]?: Lead[Field] | undefined };

/** Says which fields changed; their values may be a person's data. */
export type RecordedChange = { action: `lead.${string}`; reason?: string };

/** @throws UserError `not_found` */
export async function needLead(leads: Model<Lead>, id: LeadId): Promise<Lead> {
  const lead = await leads.findById(id).lean();
  if (lead) return lead;
  throw new UserError('not_found', `There is no lead ${id}.`, { reason: 'lead_not_found', extra: { id } });
}

/** Writes a changed lead with all that follows from its facts: place, words, version. In the caller's transaction. */
export async function changeLead(
  deps: ChangeDeps,
  before: Lead,
  change: LeadChange,
  actor: Actor,
  recorded: RecordedChange,
): Promise<Lead> {
  const merged = withoutAbsent(before, change);
  const { place_problem: _, unowned_since, ...rest } = merged;
  const waits = merged.owner === undefined && !isOver(merged);
  const placed = {
    ...rest,
    ...placeOf(merged),
    ...(waits && { unowned_since: unowned_since ?? deps.clock.now() }),
  };
  const after: Lead = {
    ...placed,
    tokens: leadTokens(placed),
    version: (before.version ?? 0) + 1,
    updated_at: deps.clock.now(),
  };
  await deps.leads.replaceOne({ _id: before._id }, after);
  await deps.audit.record(actor, {
    ...recorded,
    thing: { kind: 'lead', id: before._id },
    after: { fields: Object.keys(change).sort() },
  });
  const fact = factOfChange(after, recorded, Object.keys(change), actor);
  if (fact) await deps.tell(after, fact);
  const { status } = after;
  if (!isOver(before) && (status === 'dead' || status === 'closed')) {
    await deps.onOver(before._id, status, actor);
  }
  return after;
}

function withoutAbsent(before: Lead, change: LeadChange): Lead {
  const all = Object.entries({ ...before, ...change });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined)) as unknown as Lead;
}
