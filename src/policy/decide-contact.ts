import { type Model } from 'mongoose';
import { type Province } from '../geo/provinces';
import { type Log } from '../contract/ports';
import { type ContactAddress } from './contact-address.model';
import { canContact, type Channel, type GateDecision, type GateInput } from './gate.rules';
import { contactFacts } from './contact-facts.rules';
import { gateError } from './gate-error.rules';
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
  /** Normalised. Suppression, consent and caps are checked only with an address. */
  address?: string | undefined;
}

export interface GatePorts {
  effective(province: Province, market: string): Promise<MarketPolicy | null>;
  addresses: Model<ContactAddress>;
  log: Log;
  /** The go-live switch there, or `sandbox` where that channel's provider is one. */
  goLive(province: Province | null, channel: Channel): Promise<GateInput['goLive']>;
  /** Whether the zone data and their overrides can be trusted; without them every local time is doubtful. */
  zonesAreRight(): Promise<boolean>;
  /** Whether calls need a check of the national list (spec 3.1): Twilio is real or a list was imported. */
  dnclRequired: boolean;
  /** How often the address was contacted; asked only where the policy has caps. */
  contactCounts(
    address: string,
    at: Date,
    timezones: string[],
  ): Promise<{ today: number; last7Days: number }>;
}

export type DecideContact = ReturnType<typeof decideContact>;

/** Collects what the gate has to know and asks it. Fails closed: what cannot be found out is `gate_error`. */
export function decideContact(ports: GatePorts) {
  return async (question: GateQuestion, now: Date): Promise<GateDecision> => {
    try {
      if (!(await ports.zonesAreRight())) return gateError(question);
      return canContact(await gateInput(ports, question, now));
    } catch (error) {
      ports.log.error({ err: error, channel: question.channel }, 'the gate could not decide, so it denied');
      return gateError(question);
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
  const record = await ports.addresses.findById(question.address).lean();
  const facts = contactFacts(record, channel, at, ports.dnclRequired);
  const caps = policy?.rules.max_contacts_per_day ?? policy?.rules.max_contacts_per_7_days;
  if (caps === undefined) return { ...input, contact: facts };
  const counts = await ports.contactCounts(question.address, at, timezones);
  return {
    ...input,
    contact: { ...facts, contactsToday: counts.today, contactsLast7Days: counts.last7Days },
  };
}
