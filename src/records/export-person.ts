import { type Connection, type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { UserError } from '../errors';
import { newToken } from '../ids';
import { createEraser } from './erase.rules';
import { type ExportTicket } from './export-ticket.model';
import { documentsOf, findPerson, identityOf, isKnown, type Whom } from './person';
import { type RecordModels } from './records-ports';
import { findElsewhere } from './sweep';

/** Real minutes for which a link to an export works. */
export const EXPORT_MINUTES = 15;

interface ExportDeps {
  connection: Connection;
  models: RecordModels;
  tickets: Model<ExportTicket>;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
  publicUrl(): string;
  /** Real clock. */
  realNow(): number;
}

/**
 * A link under which the data are fetched with a browser: a file in Slack would need the scope `files:write`, and
 * would stay there. @throws UserError `not_found`
 */
export function offerExport(deps: ExportDeps) {
  const find = findPerson(deps.models);
  return (whom: Whom, actor: Actor): Promise<string> =>
    deps.transaction(async () => {
      const person = await find(whom);
      const ids = [...person.leads, ...person.buyers].map(({ _id }) => String(_id));
      if (!isKnown(person)) {
        throw new UserError('not_found', 'Nobody is known by that.', { reason: 'person_not_known' });
      }
      const token = newToken();
      const expires_at = new Date(deps.realNow() + EXPORT_MINUTES * 60_000);
      await deps.tickets.create([{ _id: token, whom, expires_at }]);
      for (const id of ids.length > 0 ? ids : ['unknown']) {
        await deps.audit.record(actor, { action: 'privacy.export', thing: { kind: 'person', id } });
      }
      return `${deps.publicUrl()}/privacy/${token}`;
    });
}

/** @returns null when the link is not one, or is over */
export function fetchExport(deps: ExportDeps) {
  const find = findPerson(deps.models);
  const documents = documentsOf(deps.models);
  const elsewhere = findElsewhere(deps);

  return async (token: string): Promise<object | null> => {
    const ticket = await deps.tickets.findById(token).lean();
    if (!ticket || ticket.expires_at.getTime() <= deps.realNow()) return null;
    const person = await find(ticket.whom);
    const found = await documents(person);
    const identity = identityOf(person, found);
    const correlations = [...found.tasks, ...found.messages].map(({ correlation_id }) => correlation_id);
    const flows = person.leads.map(({ _id }) => `leadflow:${_id}`);
    return {
      exported_at: deps.clock.now(),
      ...person,
      ...found,
      messages: found.messages.map(withoutSecrets),
      events: await deps.models.events.find({ correlation_id: { $in: [...flows, ...correlations] } }).lean(),
      audit: await deps.models.audit.find({ 'thing.id': { $in: identity.ids } }).lean(),
      elsewhere: await elsewhere(createEraser(identity)),
    };
  };
}

/** The tokens of its pages and reports are keys, not data. */
function withoutSecrets<T extends { status_token: string; page_token: string }>(message: T) {
  const { status_token: _, page_token: __, ...rest } = message;
  return rest;
}
