import { canContact, type GateInput, type GateReason } from '../../../src/policy/gate.rules';
import { tzDataVersion } from '../../../src/time/zone-data';
import { allowed, at, OPEN_AT, policyOf } from './gate-inputs';

const good = { suppressed: false, doNotCall: false, consent: 'ok', dncl: 'ok' } as const;

test('when everything is in order, then it is allowed and the decision can be explained later', () => {
  expect(canContact(allowed())).toEqual({
    ok: true,
    reason: 'within_window',
    explain: expect.any(Array) as unknown,
    policy_scope: { province: 'ON', market: 'ALL' },
    policy_version: 3,
    local_time: [{ timezone: 'America/Toronto', local: '2026-11-23T12:00', weekday: 0 }],
    timezones: ['America/Toronto'],
    window: { start: '09:00', end: '20:00' },
    next_open: new Date(OPEN_AT),
    tz_data: tzDataVersion(),
  });
});

const REASONS: [what: string, change: Partial<GateInput>, reason: GateReason][] = [
  ['go-live is off', { goLive: 'off' }, 'go_live_off'],
  ['the provider is a sandbox', { goLive: 'sandbox' }, 'within_window'],
  ['the person opted out', { contact: { ...good, suppressed: true } }, 'opted_out'],
  ['there is no consent', { contact: { ...good, consent: 'none' } }, 'no_consent'],
  ['consent was not looked up', { contact: { ...good, consent: 'unchecked' } }, 'no_consent'],
  ['consent is not needed', { contact: { ...good, consent: 'not_needed' } }, 'within_window'],
  ['a call has no consent', { channel: 'CALL', contact: { ...good, consent: 'none' } }, 'within_window'],
  ['a call is on our list', { channel: 'CALL', contact: { ...good, doNotCall: true } }, 'do_not_call'],
  ['a text is on our call list', { contact: { ...good, doNotCall: true } }, 'within_window'],
  [
    'a call was not checked',
    { channel: 'CALL', contact: { ...good, dncl: 'missing' } },
    'dncl_check_missing',
  ],
  ['a text was not checked', { contact: { ...good, dncl: 'missing' } }, 'within_window'],
  ['a call opted out', { channel: 'CALL', contact: { ...good, suppressed: true } }, 'opted_out'],
  ['the province is unknown', { province: null, policy: { found: false } }, 'unknown_province'],
  ['there is no policy', { policy: { found: false } }, 'no_policy'],
  [
    'the policy is disabled',
    { policy: { ...policyOf('ON'), enabled: false } as GateInput['policy'] },
    'policy_disabled',
  ],
  [
    'the channel is not allowed',
    { policy: policyOf('ON', { channels_allowed: ['EMAIL'] }) },
    'channel_not_allowed',
  ],
  ['the score is too low', { leadScore: 0.649 }, 'lead_score_too_low'],
  ['the score is just enough', { leadScore: 0.65 }, 'within_window'],
  ['the day’s cap is reached', capped({ max_contacts_per_day: 2 }, today(2)), 'contact_cap_reached'],
  ['the day’s cap is not reached', capped({ max_contacts_per_day: 2 }, today(1)), 'within_window'],
  [
    'the week’s cap is reached',
    capped({ max_contacts_per_7_days: 3 }, [
      '2026-11-17T05:00:00Z',
      '2026-11-20T17:00:00Z',
      '2026-11-23T17:00:00Z',
    ]),
    'contact_cap_reached',
  ],
  ['there is no zone', { timezones: [] }, 'unknown_timezone'],
  ['the zone is abroad', { timezones: ['America/New_York'] }, 'unknown_timezone'],
  ['one of the zones is unknown', { timezones: ['America/Toronto', 'Nowhere'] }, 'unknown_timezone'],
  ['it is blacked out', { policy: policyOf('ON', { blackout_dates: ['2026-11-23'] }) }, 'blackout_date'],
  ['it is a holiday and closed', { ...holiday('closed') }, 'holiday'],
  ['it is a holiday and open', { ...holiday('open') }, 'within_window'],
];

test.each(REASONS)('when %s, then %s', (...[, change, reason]) => {
  const decision = canContact(allowed(change));
  expect(decision.reason).toBe(reason);
  expect(decision.ok).toBe(reason === 'within_window');
});

/** On each of the days that the table below asks about. */
const NINE = ['2026-11-23T12:00:00Z', '2026-12-25T15:00:00Z'].flatMap((made) =>
  Array.from({ length: 9 }, () => new Date(made)),
);

/** In the gate's order (spec 3.1): each entry is wrong together with all that follow it. */
const IN_ORDER: [reason: GateReason, wrong: (input: GateInput) => void][] = [
  ['go_live_off', (input) => (input.goLive = 'off')],
  ['opted_out', (input) => (input.contact = { ...good, suppressed: true, consent: 'none', contacts: NINE })],
  ['no_consent', (input) => (input.contact = { ...good, consent: 'none', contacts: NINE })],
  ['channel_not_allowed', (input) => change(input, { channels_allowed: [] })],
  ['lead_score_too_low', (input) => (input.leadScore = 0.1)],
  ['contact_cap_reached', (input) => (input.contact = { ...good, contacts: NINE })],
  ['outside_legal_hours', (input) => (input.when = at('2026-12-26T04:00:00Z'))],
  ['blackout_date', (input) => change(input, { blackout_dates: ['2026-12-25'] })],
  ['holiday', (input) => change(input, { holidays: 'closed' })],
  ['outside_window', (input) => (input.when = at('2026-12-26T02:00:00Z'))],
];

test.each(IN_ORDER.map(([reason], index) => [reason, index] as const))(
  'when everything from %s on is wrong, then that is the reason',
  (reason, index) => {
    const input = allowed({
      policy: policyOf('ON', { max_contacts_per_day: 3 }),
      contact: { ...good, contacts: [] },
    });
    for (const [, wrong] of [...IN_ORDER.slice(index)].reverse()) wrong(input);
    expect(canContact(input).reason).toBe(reason);
  },
);

test('when nobody is named, then suppression, consent and caps are not checked and the answer says so', () => {
  const { contact: _contact, ...input } = allowed({ policy: policyOf('ON', { max_contacts_per_day: 1 }) });
  const decision = canContact(input);
  expect(decision.ok).toBe(true);
  expect(decision.explain.map(({ key }) => key)).toContain('gate.contact_not_checked');
});

test('when no score is given, then it is not checked and the answer says so', () => {
  const { leadScore: _score, ...input } = allowed();
  const decision = canContact(input);
  expect(decision.ok).toBe(true);
  expect(decision.explain.map(({ key }) => key)).toContain('gate.score_not_checked');
});

test('when the clock is closed, then next_open is when the check would pass', () => {
  const sunday = canContact(allowed({ when: at('2026-11-22T18:00:00Z') }));
  expect(sunday).toMatchObject({
    reason: 'outside_window',
    window: null,
    next_open: new Date('2026-11-23T14:00:00Z'),
  });
});

test('when the day’s cap is reached, then next_open is the next day’s opening', () => {
  const decision = canContact(allowed(capped({ max_contacts_per_day: 1 }, today(1))));
  expect(decision.next_open).toEqual(new Date('2026-11-24T14:00:00Z'));
});

test.each([
  // Monday 2026-11-16, a minute before and after midnight in Toronto: seven days ago, and six.
  ['2026-11-17T04:59:00Z', 'within_window', OPEN_AT],
  ['2026-11-17T05:00:00Z', 'contact_cap_reached', '2026-11-24T14:00:00Z'],
  ['2026-11-21T17:00:00Z', 'contact_cap_reached', '2026-11-28T15:00:00Z'],
  ['2026-11-23T16:00:00Z', 'contact_cap_reached', '2026-11-30T14:00:00Z'],
])('when the one contact of seven days was made at %s, then %s and open from %s', (made, reason, next) => {
  const decision = canContact(allowed(capped({ max_contacts_per_7_days: 1 }, [made])));
  expect(decision).toMatchObject({ reason, next_open: new Date(next) });
});

test('when both caps are reached, then next_open is when neither is', () => {
  const rules = { max_contacts_per_day: 1, max_contacts_per_7_days: 2 };
  const made = ['2026-11-19T17:00:00Z', '2026-11-23T15:00:00Z'];
  expect(canContact(allowed(capped(rules, made))).next_open).toEqual(new Date('2026-11-26T14:00:00Z'));
});

test('when a day has begun in one of two possible zones only, then a contact still counts as of today', () => {
  const { policy, contact } = capped({ max_contacts_per_day: 1 }, ['2027-07-15T04:30:00Z']);
  const when = at('2027-07-15T18:00:00Z');
  const ask = (timezones: string[]) => canContact(allowed({ policy, contact, when, timezones })).reason;
  expect(ask(['America/Atikokan'])).toBe('within_window');
  expect(ask(['America/Atikokan', 'America/Toronto'])).toBe('contact_cap_reached');
});

test('when only a weekday is given, then contacts count by the day on which it is asked', () => {
  const { policy, contact } = capped({ max_contacts_per_day: 1 }, today(1));
  const when = { weekday: 0, minuteOfDay: 720 } as const;
  const reason = (countedAt: string) =>
    canContact(allowed({ policy, contact: { ...contact, countedAt: new Date(countedAt) }, when })).reason;
  expect(reason('2026-11-23T23:00:00Z')).toBe('contact_cap_reached');
  expect(reason('2026-11-24T23:00:00Z')).toBe('within_window');
});

test('when nothing the clock does would help, then next_open is null', () => {
  expect(canContact(allowed({ contact: { ...good, suppressed: true } })).next_open).toBeNull();
  expect(canContact(allowed({ policy: policyOf('ON', { contact_windows_local: [] }) })).next_open).toBeNull();
});

test('when the next opening is more than 14 days away, then next_open is null', () => {
  const days = Array.from({ length: 15 }, (_, i) => `2026-11-${String(23 + i).padStart(2, '0')}`);
  const blackout_dates = [...days.slice(0, 8), ...Array.from({ length: 7 }, (_, i) => `2026-12-0${i + 1}`)];
  expect(canContact(allowed({ policy: policyOf('ON', { blackout_dates }) })).next_open).toBeNull();
});

describe('with a weekday and a time instead of a date', () => {
  test('when they are open, then no zone is needed and no date rule applied', () => {
    const policy = policyOf('ON', { blackout_dates: ['2026-11-23'], holidays: 'closed' });
    const decision = canContact(allowed({ policy, timezones: [], when: { weekday: 0, minuteOfDay: 600 } }));
    expect(decision).toMatchObject({
      ok: true,
      local_time: [{ local: '10:00', weekday: 0 }],
      window: { start: '09:00', end: '20:00' },
      next_open: null,
    });
  });

  test.each([
    [0, 539, 'outside_legal_hours'],
    [0, 540, 'within_window'],
    [0, 1199, 'within_window'],
    [0, 1200, 'outside_window'],
    [0, 1289, 'outside_window'],
    [0, 1290, 'outside_legal_hours'],
    [5, 599, 'outside_legal_hours'],
    [5, 600, 'within_window'],
    [5, 1079, 'within_window'],
    [5, 1080, 'outside_legal_hours'],
    [6, 720, 'outside_window'],
  ] as const)('when it is weekday %i, minute %i, then %s', (weekday, minuteOfDay, reason) => {
    expect(canContact(allowed({ when: { weekday, minuteOfDay } })).reason).toBe(reason);
  });
});

function capped(rules: Parameters<typeof policyOf>[1], contacts: string[]) {
  return {
    policy: policyOf('ON', rules),
    contact: { ...good, contacts: contacts.map((made) => new Date(made)) },
  };
}

function today(count: number): string[] {
  return Array.from({ length: count }, (_, n) => `2026-11-23T1${n}:30:00Z`);
}

/** Canada Day 2027, a Thursday, 12:00 in Toronto. */
function holiday(holidays: 'open' | 'closed'): Partial<GateInput> {
  return { policy: policyOf('ON', { holidays }), when: at('2027-07-01T16:00:00Z') };
}

function change(input: GateInput, rules: Parameters<typeof policyOf>[1]): void {
  if (input.policy.found) input.policy = { ...input.policy, rules: { ...input.policy.rules, ...rules } };
}
