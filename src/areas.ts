import { type Connection } from 'mongoose';
import { type Access, createAccess } from './access/access';
import { type Approvals, createApprovals } from './approvals/approvals';
import { type AuditLog, createAudit, createAuditLog } from './audit/audit';
import { type Buyers, createBuyers } from './buyers/buyers';
import { type ApiKey, type Config } from './config';
import { systemActor } from './contract/actor';
import {
  type Clock,
  type DrawnCards,
  type EmailSender,
  type Log,
  type MediaFetcher,
  type PersonLanguages,
  type SmsSender,
  type TextList,
  type Transaction,
  type UserGroups,
} from './contract/ports';
import { createDeals, type Deals } from './deals/deals';
import { noteDealsTold } from './deals/note-deals-told';
import { type Province } from './geo/provinces';
import { createForms, type Forms } from './forms/forms';
import { createGoLive, type GoLive } from './governance/go-live/go-live';
import { createRecords, type Records } from './records/records';
import { createRisk, type Risk } from './governance/risk/risk';
import { type CheckPorts, createChecks } from './governance/runbook/checks';
import { createRunbook, type Runbook } from './governance/runbook/runbook';
import { smokeTest } from './governance/runbook/smoke-test';
import { liveProvinces } from './governance/go-live/go-live-state.rules';
import { createHeimdall, type Heimdall } from './heimdall/heimdall';
import { type LeadId } from './ids';
import { createKpi, type Kpi } from './kpi/kpi';
import { callsTo } from './ladder/call-attempt.model';
import { createLadder, type Ladder } from './ladder/ladder';
import { createLeads, type Leads } from './leads/leads';
import { createMornings, type Mornings } from './mornings/mornings';
import { offerDecisions } from './offer-decisions';
import { createOffers, type Offers } from './offers/offers';
import { messagesSent } from './outreach/messages-sent';
import { createOutreach, type Outreach } from './outreach/outreach';
import { taskOfIntent } from './outreach/intent-keys.rules';
import { notSentFact, sentFact } from './outreach/text-facts.rules';
import { type OutboxSettings } from './outreach/outbox-settings';
import { type Pace } from './outreach/pace-sender';
import { SANDBOX_SENDER, type Sender } from './outreach/sender';
import { createPolicy, type Policy } from './policy/policy';
import { monthPorts } from './month-ports';
import { createReports, type Reports } from './reports/reports';
import { smokeSteps } from './smoke-steps';
import { createShifts, type Shifts } from './shifts/shifts';
import { createReminders, type Reminders } from './reminders/reminders';
import { createSpeed, type Speed } from './speed/speed';
import { createTeam, type Team } from './team/team';
import { teamCards } from './team/team-cards';
import { provinceOf, throttlePorts } from './throttle-ports';
import { createTripwire, type Tripwire } from './tripwire/tripwire';
import { createZones, type Zones } from './zones/zones';

/** What the product can do: every route, command and job gets the slice that it names. */
export interface Areas {
  access: Access;
  team: Team;
  approvals: Approvals;
  auditLog: AuditLog;
  kpi: Kpi;
  zones: Zones;
  policy: Policy;
  shifts: Shifts;
  leads: Leads;
  speed: Speed;
  buyers: Buyers;
  goLive: GoLive;
  risk: Risk;
  runbook: Runbook;
  heimdall: Heimdall;
  offers: Offers;
  outreach: Outreach;
  /** Who writes: stands in every message and on its pages. */
  sender: Sender;
  ladder: Ladder;
  deals: Deals;
  forms: Forms;
  reminders: Reminders;
  mornings: Mornings;
  records: Records;
  tripwire: Tripwire;
  reports: Reports;
}

export interface AreasDeps {
  config: Config;
  apiKeys: ApiKey[];
  connection: Connection;
  transaction: Transaction;
  clock: Clock;
  log: Log;
  cards: DrawnCards;
  sms: SmsSender;
  media: MediaFetcher;
  email: EmailSender;
  texts: TextList;
  /** Default: there are none. */
  userGroups?: UserGroups;
  /** Default: everybody reads English. */
  languages?: PersonLanguages;
  isSandbox: Record<'slack' | 'twilio' | 'sendgrid', boolean>;
  zoneDataIsRight: boolean;
  /** False while the domain clock is not to be trusted. Default: it always is. */
  clockIsSteady?(): boolean;
  /** What the runbook asks of the store's keeper and of the providers. */
  lookups: Pick<CheckPorts, 'migrations' | 'providers' | 'backupAt'>;
  publicUrl(): string;
  /** Who writes. Default: as configured. */
  sender?: Sender;
  /** The real clock of leases, in milliseconds. Default: this machine's. */
  realNow?(): number;
  /** Where the outbox takes its time otherwise than usual. */
  outbox?: Partial<OutboxSettings>;
  /** How fast each channel's sender may hand over. Default: as fast as it goes. */
  pacing?: Partial<Record<'SMS' | 'EMAIL', Pace>>;
}

/**
 * Puts the areas together, each with those before it. What goes backwards (a reply stops a ladder, a sent text
 * ends a step, a changed policy moves contact times) goes through the handlers named here.
 */
export function createAreas(given: AreasDeps): Areas {
  const { config, isSandbox } = given;
  const audit = createAudit(given);
  const team = createTeam({ ...given, audit });
  const deps = { ...given, cards: teamCards(given.cards, team) };
  const auditLog = createAuditLog({ ...deps, teamTimezone: config.TEAM_TIMEZONE });
  const kpi = createKpi({
    ...deps,
    retentionDays: config.KPI_RETENTION_DAYS,
    teamTimezone: config.TEAM_TIMEZONE,
  });
  const goLive: GoLive = createGoLive({ ...deps, audit, look: () => runbook.look() });
  const sender = deps.sender ?? senderOf(config);
  const noProviderIsReal = isSandbox.twilio && isSandbox.sendgrid;
  const providerIsSandbox = { SMS: isSandbox.twilio, EMAIL: isSandbox.sendgrid, CALL: noProviderIsReal };

  const access = createAccess({
    ...deps,
    audit,
    apiKeys: deps.apiKeys,
    adminUsers: config.SLACK_ADMIN_USERS ?? [],
    defaultRole: config.SLACK_DEFAULT_ROLE,
    slackIsSandbox: isSandbox.slack,
  });
  const approvals = createApprovals({ ...deps, access, audit });
  const zones = createZones({ ...deps, audit, onZonesChange: () => onClockChange() });
  const onClockChange = async (province?: Province): Promise<void> => {
    await ladder.markForRecompute(province);
    await speed.recheck();
  };
  const messages = messagesSent(deps.connection);
  const calls = callsTo(deps.connection);
  const policy: Policy = createPolicy({
    ...deps,
    audit,
    zonesAreRight: zones.areRight,
    callsAreReal: !isSandbox.twilio,
    clockIsSteady: deps.clockIsSteady ?? (() => true),
    contactsMade: async (address, from, to) => [
      ...(await messages(address, from, to)),
      ...(await calls(address, from, to)).map((at) => ({ channel: 'CALL' as const, at })),
    ],
    goLive: async (province, channel) => {
      if (providerIsSandbox[channel]) return 'sandbox';
      return (await goLive.isOn(province)) ? 'on' : 'off';
    },
    leadFacts: async (of) =>
      'id' in of ? leads.find(of.id as Parameters<Leads['find']>[0]) : leads.findByAddress(of.address),
    onPolicyChange: ({ province }) => onClockChange(province),
    extraHours: () => tripwire.extraHours(),
    onConsent: async (address) => {
      const lead = await leads.findByAddress(address);
      if (lead) await ladder.wakeHeld(lead._id);
    },
  });
  const shifts = createShifts({ ...deps, audit, policy, teamTimezone: config.TEAM_TIMEZONE });
  const leads: Leads = createLeads({
    ...deps,
    audit,
    kpi,
    policy,
    shifts,
    onOver: async (lead, as, actor) => {
      await ladder.stop(lead, as, actor);
      await speed.ended(lead);
    },
  });
  const speed: Speed = createSpeed({ ...deps, policy, leads });
  const buyers = createBuyers({ ...deps, audit, kpi, policy, onAnswer: (event) => deals.noteAnswer(event) });
  const risk = createRisk({ ...deps, audit, teamTimezone: config.TEAM_TIMEZONE });
  const offers = createOffers({
    ...deps,
    policy,
    audit,
    kpi,
    approvals,
    risk,
    leads,
    requireWarm: buyers.coldGate.require,
    throttledMultiplier: (place, multiplier_bp) => tripwire.throttledMultiplier(place, multiplier_bp),
    validDays: config.OFFER_VALID_DAYS,
    onLeadOffer: (lead) => deals.noteOffer(lead),
  });
  const runbook: Runbook = createRunbook({
    ...deps,
    audit,
    checks: createChecks({
      ...deps,
      ...deps.lookups,
      policy,
      enabledOfferPolicies: async () => (await offers.list()).filter(({ enabled }) => enabled).length,
      failures: kpi.failures,
    }),
    smoke: () => smokeTest(smokeSteps({ ...deps, policy }), deps.log),
  });
  const heimdall = createHeimdall({
    ...deps,
    audit,
    teamTimezone: config.TEAM_TIMEZONE,
    look: runbook.look,
    isLive: async () => liveProvinces(await goLive.state()).length > 0,
  });
  const outreach: Outreach = createOutreach({
    ...deps,
    audit,
    kpi,
    policy,
    leads,
    buyers,
    sender,
    realNow: deps.realNow ?? Date.now,
    settings: deps.outbox,
    pacing: deps.pacing ?? {},
    teamTimezone: config.TEAM_TIMEZONE,
    dailySpendLimit: config.DAILY_SPEND_LIMIT ?? null,
    isSandbox: { SMS: isSandbox.twilio, EMAIL: isSandbox.sendgrid },
    onSent: async (messages) => {
      await noteDealsTold(deals, buyers, messages, deps.clock.now());
      // Asked for all at once: many go to buyers, or to people whom only another system knows.
      const ours = await leads.findMany(messages.map(({ contact }) => contact as LeadId));
      for (const message of messages) {
        const lead = ours.find(({ _id }) => _id === message.contact);
        const task = taskOfIntent(message.intent_key);
        if (lead) {
          await leads.tell(lead, sentFact(message));
          await speed.contacted(lead._id, message.asked_by);
          if (task === null) await deals.putLeadCard(lead._id);
        }
        if (task !== null) await ladder.onTextSent(task);
      }
    },
    onNotSent: async (message, why) => {
      await leads.tell(message.contact as LeadId, notSentFact(message, why.message));
      const task = taskOfIntent(message.intent_key);
      if (task !== null) await ladder.onTextNotSent(task, message, why);
      else await deals.putLeadCard(message.contact as LeadId);
    },
    showLead: (lead) => deals.putLeadCard(lead),
    onTemplateChange: () => ladder.wakeUnrendered(),
    onLeadReply: async (lead, because) => {
      const actor = systemActor('inbound-text');
      await ladder.stop(lead._id, because, actor);
      if (because === 'opt_out') await speed.ended(lead._id);
      if (because === 'reply') await leads.setStatus(lead._id, 'replied', actor);
      await deals.putLeadCard(lead._id);
    },
  });
  const ladder: Ladder = createLadder({
    ...deps,
    audit,
    kpi,
    policy,
    shifts,
    leads,
    speed,
    outreach,
    zones,
    teamTimezone: config.TEAM_TIMEZONE,
    onTaskChange: (lead) => deals.putLeadCard(lead),
  });
  const deals: Deals = createDeals({
    ...deps,
    audit,
    kpi,
    policy,
    shifts,
    leads,
    speed,
    ladder,
    offers,
    buyers,
    outreach,
  });
  const reminders = createReminders({ ...deps, policy, leads });
  const mornings = createMornings({
    ...deps,
    audit,
    shifts,
    ladder,
    leads,
    languages: deps.languages ?? { of: async () => 'en' },
    teamTimezone: config.TEAM_TIMEZONE,
  });
  const forms = createForms({ ...deps, deals, outreach, audit });
  const records = createRecords({
    ...deps,
    audit,
    leads,
    deals,
    outreach,
    realNow: deps.realNow ?? Date.now,
  });
  const tripwire: Tripwire = createTripwire({
    ...deps,
    audit,
    approvals,
    ...throttlePorts({ offers, policy }),
    gate: async (action, confidence) => (await heimdall.ask('TRIPWIRE', action, confidence)).verdict,
    policy,
    onHoursChange: (scope) => onClockChange(provinceOf(scope)),
    kpi,
    teamTimezone: config.TEAM_TIMEZONE,
    decisions: offerDecisions(offers, kpi),
  });
  const reports = createReports({
    ...deps,
    figures: monthPorts({ kpi, ladder, offers, leads, tripwire, runbook }),
    teamTimezone: config.TEAM_TIMEZONE,
    realNow: deps.realNow ?? Date.now,
  });

  return {
    access,
    team,
    approvals,
    auditLog,
    kpi,
    zones,
    policy,
    shifts,
    leads,
    speed,
    buyers,
    goLive,
    risk,
    runbook,
    heimdall,
    offers,
    outreach,
    sender,
    ladder,
    deals,
    forms,
    reminders,
    mornings,
    records,
    tripwire,
    reports,
  };
}

function senderOf(config: Config): Sender {
  const { SENDER_NAME: name, SENDER_ADDRESS: address, SENDER_CONTACT: contact } = config;
  return {
    name: name ?? SANDBOX_SENDER.name,
    address: address ?? SANDBOX_SENDER.address,
    contact: contact ?? SANDBOX_SENDER.contact,
  };
}
