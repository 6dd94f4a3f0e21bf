import {
  callExemptionHolds,
  consentEnds,
  consentHolds,
  consentImpliedBySource,
  type ConsentBasis,
} from '../../../src/policy/consent.rules';

const given = new Date('2026-08-31T15:00:00Z');

/** CASL s.10(10), Telecommunications Act s.41.7(2) (canada.md 1.2, 1.3): when messages and calls end. */
test.each<[ConsentBasis, string | null]>([
  ['express', null],
  ['inquiry', '2027-02-28T15:00:00.000Z'],
  ['purchase', '2028-08-31T15:00:00.000Z'],
  ['contract', '2028-08-31T15:00:00.000Z'],
  ['referral', null],
  ['conspicuous', null],
])('when consent is by %s, then it ends %s', (basis, ends) => {
  expect(consentEnds({ basis, at: given })?.toISOString() ?? null).toBe(ends);
});

test('when an inquiry is six months old, then it holds until that instant and not from it on', () => {
  const inquiry = { basis: 'inquiry', at: given } as const;
  expect(consentHolds(inquiry, given)).toBe(true);
  expect(consentHolds(inquiry, new Date('2027-02-28T14:59:59.999Z'))).toBe(true);
  expect(consentHolds(inquiry, new Date('2027-02-28T15:00:00Z'))).toBe(false);
});

test('when consent is dated later than the message, then it does not hold', () => {
  expect(consentHolds({ basis: 'express', at: given }, new Date(given.getTime() - 1))).toBe(false);
});

test.each([
  ['an unreadable date', { basis: 'express', at: new Date(NaN) }, given],
  ['an unreadable instant', { basis: 'express', at: given }, new Date(NaN)],
  ['an unknown basis', { basis: 'hunch', at: given }, new Date('2026-09-01T00:00:00Z')],
])('when there is %s, then nothing holds', (_what, consent, at) => {
  expect(consentHolds(consent as { basis: ConsentBasis; at: Date }, at)).toBe(false);
  expect(callExemptionHolds(consent as { basis: ConsentBasis; at: Date }, at)).toBe(false);
});

test.each<[ConsentBasis, string, boolean]>([
  ['express', '2040-01-01T00:00:00Z', true],
  ['purchase', '2028-02-29T14:59:00Z', true],
  ['purchase', '2028-02-29T15:00:00Z', false],
  ['contract', '2028-03-01T00:00:00Z', false],
  ['inquiry', '2027-02-28T14:00:00Z', true],
  ['inquiry', '2027-03-01T00:00:00Z', false],
  ['referral', '2026-09-01T00:00:00Z', false],
  ['conspicuous', '2026-09-01T00:00:00Z', false],
])('when a call rests on %s at %s, then the exemption holds: %s', (basis, at, holds) => {
  expect(callExemptionHolds({ basis, at: given }, new Date(at))).toBe(holds);
});

test.each(['web_form', 'inbound_call', 'inbound_sms'])(
  'when the source is %s, then it is an inquiry of now',
  (source) => {
    expect(consentImpliedBySource(source, given)).toEqual({ basis: 'inquiry', at: given });
  },
);

test.each(['', 'list', 'WEB_FORM', 'cold_call', 'slack', 'toString'])(
  'when the source is %j, then nothing is implied',
  (source) => {
    expect(consentImpliedBySource(source, given)).toBeNull();
  },
);
