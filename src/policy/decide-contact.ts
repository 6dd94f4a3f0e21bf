import { type Province } from '../geo/provinces';
import { type Log } from '../contract/ports';
import { DAY_MS } from '../time/civil-date';
import { type ContactAddress } from './contact-address.model';
import { canContact, type Channel, type GateDecision, type GateInput } from './gate.rules';
import { contactFacts } from './contact-facts.rules';
import { type Dncl } from './dncl/dncl';
import { gateError, problemOf } from './gate-error.rules';
import { type MarketPolicy } from './market-policy.model';
import { policyFacts } from './policy-facts.rules';

/** One question to the gate: may this contact be made there and then? */
export interface GateQuestion {
  channel: Channel;
  province: Province | null;
  market: string;
  timezones: string[];
  when: GateInput['when'];
  leadScore?: number | undefined;
  /**
   * Normalised. Suppression, consent and caps are checked only with an address; null: a person is named of whom none
   * for this channel is known.
   */
  address?: string | null | undefined;
}

export interface GatePorts {
  effective(province: Province, market: string): Promise<MarketPolicy | null>;
  recordOf(address: string): Promise<ContactAddress | null>;
  log: Log;
  /** The go-live switch there, or `sandbox` where that channel's provider is one. */
  goLive(province: Province | null, channel: Channel): Promise<GateInput['goLive']>;
  /** Whether the zone data and their overrides can be trusted; without them every local time is doubtful. */
  zonesAreRight(): Promise<boolean>;
  /** False for a while after the clock jumped: nobody can tell which of its two times was right. */
  clockIsSteady(): boolean;
  /** The national do-not-call list (spec 3.1). */
  dncl: Pick<Dncl, 'check'>;
  /** What was sent to an address and which calls were made to it, from `from` to `to`. */
  contactsMade(address: string, from: Date, to: Date): Promise<ContactMade[]>;
}

export interface ContactMade {
  channel: Channel;
  at: Date;
}

/** Eight days hold seven local ones in every zone. */
const CAPS_LOOK_BACK_MS = 8 * DAY_MS;

export type DecideContact = ReturnType<typeof decideContact>;

/** Collects what the gate has to know and asks it. Fails closed: what cannot be found out is `gate_error`. */
export function decideContact(ports: GatePorts) {
  return async (question: GateQuestion, now: Date): Promise<GateDecision> => {
    try {
      if (!(await ports.zonesAreRight())) return gateError(question, 'zone_data');
      if (!ports.clockIsSteady()) return gateError(question, 'clock');
      return canContact(await gateInput(ports, question, now));
    } catch (error) {
      ports.log.error({ err: error, channel: question.channel }, 'the gate could not decide, so it denied');
      return gateError(question, problemOf(error));
    }
  };
}

async function gateInput(ports: GatePorts, question: GateQuestion, now: Date): Promise<GateInput> {
  const { channel, province, market, timezones, when } = question;
  const policy = province === null ? null : await ports.effective(province, market);
  const input: GateInput = {
    channel,
    province,
    timezones,
    when,
    goLive: await ports.goLive(province, channel),
    policy: policyFacts(policy),
  };
  if (question.leadScore !== undefined) input.leadScore = question.leadScore;
  if (question.address === undefined) return input;
  const at = 'at' in when ? when.at : now;
  return {
    ...input,
    contact: await contactOf(ports, { ...question, address: question.address }, policy, at),
  };
}

/** `address` null: a person is named of whom no address for this channel is known. */
async function contactOf(
  ports: GatePorts,
  { channel, address }: { channel: Channel; address: string | null },
  policy: MarketPolicy | null,
  at: Date,
): Promise<NonNullable<GateInput['contact']>> {
  const record = address === null ? null : await ports.recordOf(address);
  const { rules } = policy ?? {};
  const isCapped = (rules?.max_contacts_per_day ?? rules?.max_contacts_per_7_days) !== undefined;
  const referrals = record?.consents.filter(({ basis }) => basis === 'referral') ?? [];
  const since = [...referrals.map((consent) => consent.at.getTime()), at.getTime() - CAPS_LOOK_BACK_MS];
  const made =
    address !== null && (isCapped || referrals.length > 0)
      ? await ports.contactsMade(address, new Date(Math.min(...since)), at)
      : [];
  const dncl =
    channel === 'CALL'
      ? await ports.dncl.check(address, at)
      : { isRequired: false, state: 'missing' as const };
  const messagedAt = made.flatMap((contact) => (contact.channel === 'CALL' ? [] : [contact.at]));
  const facts = contactFacts(record, channel, at, { dncl, messagedAt });
  return isCapped ? { ...facts, contacts: made.map((contact) => contact.at), countedAt: at } : facts;
}
