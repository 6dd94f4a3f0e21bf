import { type LeadId } from '../ids';
import { type Lead } from '../leads/lead.model';
import { type RecordModels } from './records-ports';

/** One thing that happened. `what` is a metric, an action, an event of a message's life, or `received`. */
export interface TraceEntry {
  at: Date;
  from: 'event' | 'audit' | 'message' | 'inbound';
  what: string;
  /** Of which thing, by id. */
  about: string;
  /** The actor, where it was one. */
  who?: string;
  /** A reason's code or a person's words. */
  why?: string;
  failed?: true;
}

/**
 * Everything that happened to one lead, in order: its KPI events, the audit log of it and of its tasks, deals, offers
 * and messages, the life of its messages, and what came in from it. Null: nobody knows that lead.
 */
export function traceLead(models: RecordModels) {
  return async (id: LeadId): Promise<{ lead: Lead; entries: TraceEntry[] } | null> => {
    const lead = await models.leads.findById(id).lean();
    if (!lead) return null;
    const tasks = await models.tasks.find({ lead_id: id }).lean();
    const deals = await models.deals.find({ lead_id: id }).lean();
    const offers = await models.offers.find({ lead_id: id }).lean();
    const messages = await models.messages.find({ contact: id }).lean();
    const inbound = await models.inbound.find({ contact: id }).lean();
    const about = [id, ...[...tasks, ...deals, ...offers, ...messages, ...inbound].map((thing) => thing._id)];
    const audited = await models.audit.find({ 'thing.id': { $in: about } }).lean();
    const correlations = [`leadflow:${id}`, ...[...tasks, ...messages].map((thing) => thing.correlation_id)];
    const events = await models.events.find({ correlation_id: { $in: [...new Set(correlations)] } }).lean();

    const entries: TraceEntry[] = [
      ...inbound.map(({ _id, received_at, taken_as }) => ({
        at: received_at,
        from: 'inbound' as const,
        what: 'received',
        about: _id,
        why: taken_as,
      })),
      ...audited.map(({ at, action, thing, actor, reason }) => ({
        at,
        from: 'audit' as const,
        what: action,
        about: thing.id,
        who: actor,
        ...(reason === undefined ? {} : { why: reason }),
      })),
      ...messages.flatMap(({ _id, history }) =>
        history.map(({ at, what, by, gate }) => ({
          at,
          from: 'message' as const,
          what,
          about: _id,
          ...(by === undefined ? {} : { who: by }),
          ...(gate === undefined || gate.reason === 'within_window' ? {} : { why: gate.reason }),
        })),
      ),
      ...events.map(({ created_at, metric, detail, correlation_id, actor, success }) => ({
        at: created_at,
        from: 'event' as const,
        what: metric,
        about: idIn(detail) ?? correlation_id,
        ...(actor === null ? {} : { who: actor }),
        ...(typeof detail['reason'] === 'string' ? { why: detail['reason'] } : {}),
        ...(success ? {} : { failed: true as const }),
      })),
    ];
    // What stands under one instant keeps this order: what came in, what was done, what it was counted as.
    return { lead, entries: entries.sort((a, b) => a.at.getTime() - b.at.getTime()) };
  };
}

/** The thing that an event is about, of the ids that a detail may have (spec 3.8). */
function idIn(detail: Record<string, unknown>): string | undefined {
  const names = ['task_id', 'deal_id', 'deal_brief_id', 'evidence_id', 'lead_id'];
  return names.map((name) => detail[name]).find((id) => typeof id === 'string');
}
