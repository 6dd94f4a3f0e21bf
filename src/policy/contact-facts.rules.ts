import { type ContactAddress, type Consent } from './contact-address.model';
import { type Channel, type GateInput } from './gate.rules';
import { callExemptionHolds, consentEnds, consentHolds, doNotCallEnds } from './consent.rules';
import { type ConsentOf } from './gate.types';

type Facts = NonNullable<GateInput['contact']>;
type AddressRecord = Pick<ContactAddress, 'suppressions' | 'consents'>;

/** What was found out beside the record. */
export interface ContactChecks {
  /** The national list: whether calls need a check of it, and what it says of this number. */
  dncl: { isRequired: boolean; state: 'ok' | 'missing' | 'listed' };
  /** When texts and e-mails were sent to the address. */
  messagedAt: readonly Date[];
}

/** What the record of one address means for one channel at one instant. No record: nothing is held against it. */
export function contactFacts(
  record: AddressRecord | null,
  channel: Channel,
  at: Date,
  checks: ContactChecks,
): Facts {
  return channel === 'CALL' ? callFacts(record, at, checks) : messageFacts(record, channel, at, checks);
}

function callFacts(record: AddressRecord | null, at: Date, { dncl }: ContactChecks): Facts {
  const asked = record?.suppressions.filter((entry) => entry.channel === 'CALL') ?? [];
  const isExempt = record?.consents.some((consent) => callExemptionHolds(consent, at)) ?? false;
  return {
    suppressed: false,
    // An unreadable date never ends: the comparison with NaN is false.
    doNotCall: asked.some((entry) => !(at.getTime() >= doNotCallEnds(entry.at).getTime())),
    consent: 'not_needed',
    dncl: isExempt || !dncl.isRequired ? 'not_needed' : dncl.state,
  };
}

function messageFacts(
  record: AddressRecord | null,
  channel: Channel,
  at: Date,
  { messagedAt }: ContactChecks,
): Facts {
  const consents = (record?.consents ?? []).map((consent) => ({
    consent,
    isUsedUp: isUsedUp(consent, messagedAt),
  }));
  const holding = consents.filter(({ consent, isUsedUp: used }) => !used && consentHolds(consent, at));
  const best = latest(holding.length > 0 ? holding : consents);
  return {
    suppressed: record?.suppressions.some((entry) => entry.channel === channel) ?? false,
    doNotCall: false,
    consent: holding.length > 0 ? 'ok' : 'none',
    consentOf: best,
    dncl: 'not_needed',
  };
}

/** A referral carries the first message after it, no further one (SOR/2013-221 s.4). */
function isUsedUp({ basis, at }: Pick<Consent, 'basis' | 'at'>, messagedAt: readonly Date[]): boolean {
  return basis === 'referral' && messagedAt.some((sent) => !(sent.getTime() < at.getTime()));
}

/** The one that lasts longest; one without an end before all others. */
function latest(consents: { consent: Consent; isUsedUp: boolean }[]): ConsentOf | undefined {
  const known = consents.map(({ consent: { basis, at }, isUsedUp: used }) => ({
    basis,
    at,
    until: consentEnds({ basis, at }),
    isUsedUp: used,
  }));
  const length = ({ until, isUsedUp: used }: ConsentOf) => (used ? 0 : (until?.getTime() ?? Infinity));
  return known.sort((a, b) => length(b) - length(a))[0];
}
