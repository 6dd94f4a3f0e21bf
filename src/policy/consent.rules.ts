import { addMonths, DAY_MS } from '../time/civil-date';

export const CONSENT_BASES = [
  'express',
  'inquiry',
  'purchase',
  'contract',
  'referral',
  'conspicuous',
] as const;

export type ConsentBasis = (typeof CONSENT_BASES)[number];

export interface ConsentFact {
  basis: ConsentBasis;
  /** When it was given, or when the purchase, contract or inquiry was made. */
  at: Date;
}

/**
 * How long consent carries SMS and e-mail, in calendar months: CASL (S.C. 2010 c. 23) s.10(10) for purchase and
 * contract (2 years) and inquiry (6 months), as of 2026-07-23. Express consent has no end. A referral carries one
 * message (SOR/2013-221 s.4) and a conspicuous address no term; both end otherwise than by time.
 */
const MESSAGE_MONTHS: Record<ConsentBasis, number | null> = {
  express: null,
  inquiry: 6,
  purchase: 24,
  contract: 24,
  referral: null,
  conspicuous: null,
};

/** The same for calls: exemption from the national list, Telecommunications Act s.41.7(2); 0 = no exemption. */
const CALL_MONTHS: Record<ConsentBasis, number | null> = {
  express: null,
  inquiry: 6,
  purchase: 18,
  contract: 18,
  referral: 0,
  conspicuous: 0,
};

/** A source by which the person came to us of their own accord: an inquiry (spec 3.1). */
const INQUIRY_SOURCES: ReadonlySet<string> = new Set(['web_form', 'inbound_call', 'inbound_sms']);

/**
 * Until when a wish not to be called binds: three years and fourteen days of the calendar (CRTC Unsolicited
 * Telecommunications Rules, internal lists; canada.md 1.2). By months, so that leap years count.
 */
export function doNotCallEnds(asked: Date): Date {
  return new Date(addMonths(asked, 36).getTime() + 14 * DAY_MS);
}

/** The instant from which consent no longer carries a message; null where time does not end it. */
export function consentEnds(consent: ConsentFact): Date | null {
  const months = MESSAGE_MONTHS[consent.basis];
  return months == null || Number.isNaN(consent.at.getTime()) ? null : addMonths(consent.at, months);
}

/** Whether consent carries a message then. One that is dated later than the message does not. */
export function consentHolds(consent: ConsentFact, at: Date): boolean {
  return holds(consent, MESSAGE_MONTHS[consent.basis], at);
}

/** Whether it exempts a call from the check of the national do-not-call list. */
export function callExemptionHolds(consent: ConsentFact, at: Date): boolean {
  return holds(consent, CALL_MONTHS[consent.basis], at);
}

export function consentImpliedBySource(source: string, at: Date): { basis: 'inquiry'; at: Date } | null {
  return INQUIRY_SOURCES.has(source) ? { basis: 'inquiry', at } : null;
}

function holds(consent: ConsentFact, months: number | null | undefined, at: Date): boolean {
  const given = consent.at.getTime();
  const asked = at.getTime();
  // An unknown basis and an unreadable date hold nothing: NaN fails every comparison.
  if (months === undefined || !(given <= asked)) return false;
  return months === null || asked < addMonths(consent.at, months).getTime();
}
