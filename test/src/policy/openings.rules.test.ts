import { clockCloses, clockOpens } from '../../../src/policy/gate.rules';
import { zonesOf } from '../../../src/geo/zones-of-place.rules';
import { type PolicyRules } from '../../../src/policy/policy-rules.schema';
import { allowed, policyOf } from './gate-inputs';

const EVERY_DAY: PolicyRules['contact_windows_local'][number]['days'] = [0, 1, 2, 3, 4, 5, 6];

test.each([
  ['open now', '2026-11-23T17:00:00Z', '2026-11-23T17:00:00Z', '2026-11-24T01:00:00Z'],
  ['before the morning', '2026-11-23T08:00:00Z', '2026-11-23T14:00:00Z', null],
  ['in the evening', '2026-11-24T01:00:00Z', '2026-11-24T14:00:00Z', null],
  ['on Saturday evening', '2026-11-28T23:00:00Z', '2026-11-30T14:00:00Z', null],
  ['at the last millisecond', '2026-11-24T00:59:59.999Z', '2026-11-24T00:59:59.999Z', '2026-11-24T01:00:00Z'],
])('when it is %s in Toronto (%s), then it opens %s and closes %s', (_what, from, opens, closes) => {
  expect(clockOpens(allowed(), new Date(from))).toEqual(new Date(opens));
  expect(clockCloses(allowed(), new Date(from))).toEqual(closes === null ? null : new Date(closes));
});

test('when windows touch, also across midnight, then the opening goes on', () => {
  const contact_windows_local = [
    { days: EVERY_DAY, start: '00:00', end: '06:00' },
    { days: EVERY_DAY, start: '06:00', end: '09:00' },
    { days: [0 as const], start: '20:00', end: '24:00' },
  ];
  const input = allowed({ channel: 'EMAIL', policy: policyOf('ON', { contact_windows_local }) });
  // Monday 20:30 to Tuesday 09:00 in Toronto.
  expect(clockCloses(input, new Date('2026-11-24T01:30:00Z'))).toEqual(new Date('2026-11-24T14:00:00Z'));
});

test('when e-mail is open around the clock, then the opening is cut off after 14 days', () => {
  const contact_windows_local = [{ days: EVERY_DAY, start: '00:00', end: '24:00' }];
  const input = allowed({ channel: 'EMAIL', policy: policyOf('ON', { contact_windows_local }) });
  expect(clockCloses(input, new Date('2026-11-24T00:00:00Z'))).toEqual(new Date('2026-12-08T00:00:00Z'));
});

test('when the clock jumps over the start of a window, then it opens with the jump; an hour that comes twice is open twice', () => {
  const contact_windows_local = [{ days: EVERY_DAY, start: '02:15', end: '02:45' }];
  const spring = allowed({ channel: 'EMAIL', policy: policyOf('ON', { contact_windows_local }) });
  // 2027-03-14 02:15 to 02:45 does not exist in Toronto: the next is a day later.
  expect(clockOpens(spring, new Date('2027-03-14T06:00:00Z'))).toEqual(new Date('2027-03-15T06:15:00Z'));
  const twice = [{ days: EVERY_DAY, start: '01:15', end: '01:45' }];
  const autumn = allowed({ channel: 'EMAIL', policy: policyOf('ON', { contact_windows_local: twice }) });
  expect(clockOpens(autumn, new Date('2027-11-07T05:00:00Z'))).toEqual(new Date('2027-11-07T05:15:00Z'));
  expect(clockCloses(autumn, new Date('2027-11-07T05:15:00Z'))).toEqual(new Date('2027-11-07T05:45:00Z'));
  expect(clockOpens(autumn, new Date('2027-11-07T05:45:00Z'))).toEqual(new Date('2027-11-07T06:15:00Z'));
});

test('when a holiday and a blackout lie before the next window, then both are passed over', () => {
  const rules = { holidays: 'closed' as const, blackout_dates: ['2026-12-24', '2026-12-26'] };
  const input = allowed({ policy: policyOf('ON', rules) });
  // Thursday blackout, Friday Christmas, Saturday blackout and Boxing Day, Sunday none: Monday.
  expect(clockOpens(input, new Date('2026-12-24T02:00:00Z'))).toEqual(new Date('2026-12-28T14:00:00Z'));
});

test('when the whole of Nunavut is possible, then it opens where all five clocks are open', () => {
  const input = allowed({ province: 'NU', timezones: zonesOf('NU'), policy: policyOf('NU') });
  // 09:00 in Cambridge Bay (UTC-7) is 11:00 in Iqaluit; 20:00 in Iqaluit ends it.
  expect(clockOpens(input, new Date('2026-11-23T08:00:00Z'))).toEqual(new Date('2026-11-23T16:00:00Z'));
  expect(clockCloses(input, new Date('2026-11-23T16:00:00Z'))).toEqual(new Date('2026-11-24T01:00:00Z'));
});

test('when fewer days are asked for, then an opening after them is none', () => {
  const from = new Date('2026-11-28T23:00:00Z');
  expect(clockOpens(allowed(), from, 1)).toBeNull();
  expect(clockOpens(allowed(), from, 2)).toEqual(new Date('2026-11-30T14:00:00Z'));
});
