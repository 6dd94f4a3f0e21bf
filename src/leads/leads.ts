import { type Connection } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Cards, type Clock, type Transaction } from '../contract/ports';
import { type LeadId } from '../ids';
import { type Kpi } from '../kpi/kpi';
import { type Policy } from '../policy/policy';
import { type Shifts } from '../shifts/shifts';
import { assignLead } from './assign-lead';
import { type OnOver } from './change-lead';
import { editLead } from './edit-lead';
import { closeLead, endLead, reviveLead } from './end-lead';
import { findLeads } from './find-leads';
import { intakeLead } from './intake-lead';
import { type Lead, leadModel, type LeadOffer } from './lead.model';
import { nextLeadId } from './lead-number.model';
import { markPhoneBad } from './mark-phone-bad';
import { mergeLeads } from './merge-leads';
import { setLeadStatus } from './set-lead-status';
import { withZonesInForce } from './place.rules';
import { type ConsentOf, reachedBy, stateConsent } from './state-consent';
import { stubLead } from './stub-lead';
import { tellLead } from './tell-lead';

export type Leads = ReturnType<typeof createLeads>;

export function createLeads(given: {
  connection: Connection;
  policy: Policy;
  kpi: Kpi;
  audit: Audit;
  cards: Cards;
  clock: Clock;
  transaction: Transaction;
  onOver: OnOver;
  shifts: Pick<Shifts, 'take'>;
}) {
  const leads = leadModel(given.connection);
  const tell = tellLead({ ...given, leads });
  const deps = { ...given, leads, tell };
  const findByAddress = async (address: string): Promise<Lead | null> =>
    inForce(await leads.findOne({ open_addresses: address }).lean());
  return {
    /** Writes a line of its history. In the transaction of what it tells of. */
    tell,
    intake: intakeLead({ ...deps, nextId: nextLeadId(deps.connection) }),
    find: async (id: LeadId): Promise<Lead | null> => inForce(await leads.findById(id).lean()),
    findMany: async (ids: LeadId[]): Promise<Lead[]> =>
      (await leads.find({ _id: { $in: ids } }).lean()).flatMap((lead) => inForce(lead) ?? []),
    /** The open lead with this number or e-mail address. */
    findByAddress,
    stateConsent: stateConsent({ ...deps, findByAddress }),
    /** The numbers and addresses by which somebody can be reached. */
    addressesOf: async (whom: ConsentOf): Promise<string[]> =>
      (await reachedBy({ ...deps, findByAddress }, whom)).addresses,
    /** Open leads that wait for an owner since then at the latest, the longest waiting first. */
    unowned: async (limit: number, until: Date): Promise<Lead[]> =>
      leads
        .find({ unowned_since: { $lte: until } })
        .sort({ unowned_since: 1 })
        .limit(limit)
        .lean(),
    countUnowned: (until: Date): Promise<number> => leads.countDocuments({ unowned_since: { $lte: until } }),
    search: findLeads({ leads }),
    edit: editLead(deps),
    assign: assignLead(deps),
    end: endLead(deps),
    close: closeLead(deps),
    revive: reviveLead(deps),
    merge: mergeLeads(deps),
    stub: stubLead(deps),
    setStatus: setLeadStatus(deps),
    /** In the transaction of the offer. */
    noteOffer: async (id: LeadId, offer: LeadOffer): Promise<void> => {
      await leads.updateOne({ _id: id }, { $set: { offer } });
    },
    markPhoneBad: markPhoneBad(deps),
  };
}

function inForce(lead: Lead | null): Lead | null {
  return lead && withZonesInForce(lead);
}
