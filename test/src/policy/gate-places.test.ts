import { canContact, type GateInput } from '../../../src/policy/gate.rules';
import { zonesOf } from '../../../src/geo/zones-of-place.rules';
import { type Province } from '../../../src/geo/provinces';
import { allowed, at, policyOf } from './gate-inputs';

const WIDE = [{ days: [0, 1, 2, 3, 4, 5, 6] as const, start: '00:00', end: '24:00' }].map((window) => ({
  ...window,
  days: [...window.days],
}));

function ask(
  channel: GateInput['channel'],
  province: Province,
  timezones: string[],
  iso: string,
  wide = true,
) {
  const policy = wide ? policyOf(province, { contact_windows_local: WIDE }) : policyOf(province);
  return canContact(allowed({ channel, province, timezones, when: at(iso), policy }));
}

/** The fixed hours in the true local time: no policy widens them. Instants are UTC. */
test.each([
  // Saturday 18:00 in Vancouver is 01:00 UTC since 2026-11-01; by Node 20's own data it would be 17:00.
  ['CALL', 'BC', 'America/Vancouver', '2026-12-06T00:59:00Z', 'within_window'],
  ['CALL', 'BC', 'America/Vancouver', '2026-12-06T01:00:00Z', 'outside_legal_hours'],
  ['CALL', 'AB', 'America/Edmonton', '2026-12-05T23:59:00Z', 'within_window'],
  ['CALL', 'AB', 'America/Edmonton', '2026-12-06T00:00:00Z', 'outside_legal_hours'],
  ['CALL', 'MB', 'America/Winnipeg', '2026-12-05T22:59:00Z', 'within_window'],
  ['CALL', 'MB', 'America/Winnipeg', '2026-12-05T23:00:00Z', 'outside_legal_hours'],
  ['CALL', 'NT', 'America/Inuvik', '2026-12-06T00:00:00Z', 'outside_legal_hours'],
  ['CALL', 'ON', 'America/Rainy_River', '2026-12-05T23:00:00Z', 'outside_legal_hours'],
  ['SMS', 'ON', 'America/Toronto', '2026-11-24T02:29:00Z', 'within_window'],
  ['SMS', 'ON', 'America/Toronto', '2026-11-24T02:30:00Z', 'outside_legal_hours'],
  ['SMS', 'ON', 'America/Toronto', '2026-11-23T13:59:59Z', 'outside_legal_hours'],
  ['SMS', 'ON', 'America/Toronto', '2026-11-23T14:00:00Z', 'within_window'],
  ['EMAIL', 'ON', 'America/Toronto', '2026-11-23T08:00:00Z', 'within_window'],
] as const)('when %s to %s (%s) at %s, then %s', (channel, province, timezone, iso, reason) => {
  expect(ask(channel, province, [timezone], iso).reason).toBe(reason);
});

test('when a policy is wider than the fixed hours, then the window is cut down to them', () => {
  expect(ask('SMS', 'ON', ['America/Toronto'], '2026-11-23T15:00:00Z').window).toEqual({
    start: '09:00',
    end: '21:30',
  });
  expect(ask('CALL', 'ON', ['America/Toronto'], '2026-11-22T16:00:00Z').window).toEqual({
    start: '10:00',
    end: '18:00',
  });
  expect(ask('EMAIL', 'ON', ['America/Toronto'], '2026-11-23T15:00:00Z').window).toEqual({
    start: '00:00',
    end: '24:00',
  });
});

test('when a call to BC falls on its statutory holiday, then it is closed, and only there and only for calls', () => {
  const familyDay = '2027-02-15T20:00:00Z';
  expect(ask('CALL', 'BC', ['America/Vancouver'], familyDay, false).reason).toBe('holiday');
  expect(ask('SMS', 'BC', ['America/Vancouver'], familyDay, false).reason).toBe('within_window');
  expect(ask('CALL', 'AB', ['America/Edmonton'], familyDay, false).reason).toBe('within_window');
  expect(ask('CALL', 'BC', ['America/Vancouver'], familyDay, false).next_open).toEqual(
    new Date('2027-02-16T16:00:00Z'),
  );
});

describe('with several possible zones', () => {
  test('when one of them is closed, then it is closed', () => {
    // 2027-07-15 13:30 UTC: Toronto 09:30, Winnipeg and Atikokan 08:30.
    const decision = ask('SMS', 'ON', zonesOf('ON'), '2027-07-15T13:30:00Z', false);
    expect(decision).toMatchObject({
      ok: false,
      reason: 'outside_legal_hours',
      next_open: new Date('2027-07-15T14:00:00Z'),
    });
    expect(decision.local_time.map(({ local }) => local)).toEqual([
      '2027-07-15T09:30',
      '2027-07-15T08:30',
      '2027-07-15T08:30',
    ]);
  });

  test('when all are open, then it is open until the first of them closes', () => {
    const decision = ask('SMS', 'ON', zonesOf('ON'), '2027-07-15T14:00:00Z', false);
    expect(decision.ok).toBe(true);
    expect(decision.explain.at(-1)).toEqual({ key: 'gate.next.contact_now', params: { until: '20:00' } });
  });

  test('when Newfoundland and Labrador are half an hour apart, then the half hours at both ends are closed', () => {
    const zones = zonesOf('NL');
    expect(ask('SMS', 'NL', zones, '2026-11-23T12:45:00Z', false).ok).toBe(false);
    expect(ask('SMS', 'NL', zones, '2026-11-23T13:00:00Z', false).ok).toBe(true);
    expect(ask('SMS', 'NL', zones, '2026-11-23T23:15:00Z', false).ok).toBe(true);
    expect(ask('SMS', 'NL', zones, '2026-11-23T23:30:00Z', false).ok).toBe(false);
  });

  test('when one zone is before the lawful hour and the other past the window, then the law is the reason', () => {
    const policy = policyOf('ON', { contact_windows_local: [{ days: [0], start: '09:00', end: '09:30' }] });
    const zones = ['America/Toronto', 'America/Vancouver'];
    const decision = canContact(allowed({ policy, timezones: zones, when: at('2026-11-23T14:45:00Z') }));
    expect(decision).toMatchObject({ reason: 'outside_legal_hours', next_open: null });
  });
});
