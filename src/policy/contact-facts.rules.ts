import { type ContactAddress } from './contact-address.model';
import { type Channel, type GateInput } from './gate.rules';
import { callExemptionHolds, consentHolds } from './consent.rules';

/** What the record of one address means for one channel at one instant. No record: nothing is held against it. */
export function contactFacts(
  record: Pick<ContactAddress, 'suppressions' | 'consents'> | null,
  channel: Channel,
  at: Date,
  dnclRequired: boolean,
): NonNullable<GateInput['contact']> {
  const suppressed = record?.suppressions.some((entry) => entry.channel === channel) ?? false;
  const consents = record?.consents ?? [];
  if (channel === 'CALL') {
    const exempt = consents.some((consent) => callExemptionHolds(consent, at));
    return {
      suppressed: false,
      doNotCall: suppressed,
      consent: 'not_needed',
      dncl: !dnclRequired || exempt ? 'not_needed' : 'missing',
    };
  }
  return {
    suppressed,
    doNotCall: false,
    consent: consents.some((consent) => consentHolds(consent, at)) ? 'ok' : 'none',
    dncl: 'not_needed',
  };
}
