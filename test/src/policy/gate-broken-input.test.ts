import { GATE_PROBLEMS, GateInputError, type GateProblem } from '../../../src/policy/gate-input-error';
import { type GateReason } from '../../../src/policy/gate.types';
import { canContact, clockCloses, clockOpens, type GateInput } from '../../../src/policy/gate.rules';
import { allowed, at, OPEN_AT, policyOf } from './gate-inputs';

const good = { suppressed: false, doNotCall: false, consent: 'ok', dncl: 'ok' };
const window = { days: [0], start: '09:00', end: '20:00' };

/** What a store, a mistake or an attacker may hand over; types are of no help there. */
const BROKEN: [what: string, why: GateReason | GateProblem, change: unknown][] = [
  ['no channel', 'channel', { channel: undefined }],
  ['an unknown channel', 'channel', { channel: 'FAX' }],
  ['a channel in small letters', 'channel', { channel: 'sms' }],
  ['no go-live state', 'go_live', { goLive: undefined }],
  ['an unknown go-live state', 'go_live', { goLive: 'ON' }],
  ['a go-live state that is a boolean', 'go_live', { goLive: true }],
  ['no province', 'unknown_province', { province: undefined }],
  ['an unknown province', 'unknown_province', { province: 'XX' }],
  ['no policy', 'policy', { policy: undefined }],
  ['a policy that is null', 'policy', { policy: null }],
  ['a policy of another province', 'policy_of_another_province', { policy: policyOf('BC') }],
  ['a policy enabled by a text', 'policy_disabled', { policy: { ...policyOf('ON'), enabled: 'true' } }],
  ['a policy without rules', 'policy', { policy: { ...policyOf('ON'), rules: undefined } }],
  ['rules without windows', 'policy_windows', rules({ contact_windows_local: undefined })],
  ['windows that are a text', 'policy_windows', rules({ contact_windows_local: '09:00-20:00' })],
  ['a window of 25:00', 'policy_windows', rules({ contact_windows_local: [{ ...window, end: '25:00' }] })],
  [
    'a broken window on another day',
    'policy_windows',
    rules({
      contact_windows_local: [window, { days: [3], start: 'x', end: '20:00' }],
    }),
  ],
  [
    'a reversed window',
    'policy_windows',
    rules({ contact_windows_local: [{ ...window, start: '20:00', end: '09:00' }] }),
  ],
  [
    'a window of no length',
    'policy_windows',
    rules({ contact_windows_local: [{ ...window, end: '09:00' }] }),
  ],
  [
    'a window that starts at 24:00',
    'policy_windows',
    rules({
      contact_windows_local: [{ ...window, start: '24:00', end: '24:00' }],
    }),
  ],
  ['weekday 7', 'policy_windows', rules({ contact_windows_local: [{ ...window, days: [0, 7] }] })],
  [
    'weekdays that are a text',
    'policy_windows',
    rules({ contact_windows_local: [{ ...window, days: '0' }] }),
  ],
  ['a window without times', 'policy_windows', rules({ contact_windows_local: [{ days: [0] }] })],
  ['channels that are a text', 'policy_channels', rules({ channels_allowed: 'SMS' })],
  ['no channels', 'policy_channels', rules({ channels_allowed: undefined })],
  ['a minimum score that is NaN', 'policy_minimum_score', rules({ min_lead_score_to_contact: NaN })],
  ['a minimum score that is a text', 'policy_minimum_score', rules({ min_lead_score_to_contact: '0.65' })],
  ['no minimum score', 'policy_minimum_score', rules({ min_lead_score_to_contact: undefined })],
  ['a blackout that is no date', 'policy_blackout', rules({ blackout_dates: ['Christmas'] })],
  ['a blackout on a day that does not exist', 'policy_blackout', rules({ blackout_dates: ['2026-11-31'] })],
  ['holidays that are neither', 'policy_holidays', rules({ holidays: 'maybe' })],
  ['holidays that are null', 'policy_holidays', rules({ holidays: null })],
  [
    'a cap that is NaN',
    'policy_cap',
    { ...rules({ max_contacts_per_day: NaN }), contact: { ...good, contacts: [] } },
  ],
  [
    'a cap that is a text',
    'policy_cap',
    { ...rules({ max_contacts_per_day: '9' }), contact: { ...good, contacts: [] } },
  ],
  ['a cap without its count', 'contacts_not_counted', rules({ max_contacts_per_day: 9 })],
  [
    'a count that is NaN',
    'contacts_not_counted',
    {
      ...rules({ max_contacts_per_7_days: 9 }),
      contact: { ...good, contacts: [new Date(NaN)] },
    },
  ],
  ['no zone', 'unknown_timezone', { timezones: [] }],
  ['an invalid zone', 'unknown_timezone', { timezones: ['America/Nowhere'] }],
  ['a zone that is no text', 'unknown_timezone', { timezones: [null] }],
  ['zones that are a text', 'timezones', { timezones: 'America/Toronto' }],
  ['no time', 'time', { when: undefined }],
  ['an instant that is NaN', 'time', { when: { at: new Date(NaN) } }],
  ['an instant that is a text', 'time', { when: { at: OPEN_AT } }],
  ['an instant before 1970', 'time', { when: at('1969-12-31T23:00:00Z') }],
  ['an instant past the zone data', 'time', { when: at('2600-01-01T12:00:00Z') }],
  ['an instant that is undefined', 'time', { when: { at: undefined } }],
  ['weekday 7 in the question', 'time', { when: { weekday: 7, minuteOfDay: 600 } }],
  ['minute 1440', 'time', { when: { weekday: 0, minuteOfDay: 1440 } }],
  ['minute NaN', 'time', { when: { weekday: 0, minuteOfDay: NaN } }],
  ['a score that is NaN', 'score', { leadScore: NaN }],
  ['a score above 1', 'score', { leadScore: 65 }],
  ['a score that is null', 'score', { leadScore: null }],
  ['a contact that is null', 'contact', { contact: null }],
  ['a contact without facts', 'opted_out', { contact: {} }],
  ['suppression that is unknown', 'opted_out', { contact: { ...good, suppressed: undefined } }],
  ['consent that is unknown', 'no_consent', { contact: { ...good, consent: undefined } }],
  ['a call list that is unknown', 'do_not_call', { channel: 'CALL', contact: { ...good, doNotCall: null } }],
  [
    'a call check that is unknown',
    'dncl_check_missing',
    { channel: 'CALL', contact: { ...good, dncl: true } },
  ],
];

test.each(BROKEN)('when the gate is given %s, then it never allows, because of %s', (_what, why, change) => {
  const said = outcome(() => canContact(broken(change)));
  if (said instanceof GateInputError) {
    expect(said.problem).toBe(why);
    return;
  }
  expect(said).toMatchObject({ ok: false, reason: why, next_open: null });
  expect(said.explain.length).toBeGreaterThan(1);
});

test('when the kinds of broken input are counted, then there are enough, and each problem has one', () => {
  expect(BROKEN.length).toBeGreaterThanOrEqual(50);
  const elsewhere = ['zone_data', 'clock', 'store', 'unforeseen'];
  const shown = new Set<string>([...BROKEN.map(([, why]) => why), ...elsewhere]);
  expect(GATE_PROBLEMS.filter((problem) => !shown.has(problem))).toEqual([]);
});

test.each([new Date(NaN), new Date(Infinity)])(
  'when the clock is asked from %s, then nothing is open',
  (from) => {
    expect(clockOpens(allowed(), from)).toBeNull();
    expect(clockCloses(allowed(), from)).toBeNull();
  },
);

test.each([
  ['no province', { province: null }],
  ['no policy', { policy: { found: false as const } }],
  ['a disabled policy', { policy: { ...policyOf('ON'), enabled: false } as GateInput['policy'] }],
  ['no zone', { timezones: [] }],
  ['an unknown zone', { timezones: ['Nowhere'] }],
  ['no window', { policy: policyOf('ON', { contact_windows_local: [] }) }],
] as const)('when the clock has %s, then nothing is open', (_what, change) => {
  const input = allowed(change as Partial<GateInput>);
  expect(clockOpens(input, new Date(OPEN_AT))).toBeNull();
  expect(clockCloses(input, new Date(OPEN_AT))).toBeNull();
});

function broken(change: unknown): GateInput {
  return { ...allowed(), ...(change as Partial<GateInput>) };
}

function rules(change: Record<string, unknown>): { policy: GateInput['policy'] } {
  return { policy: policyOf('ON', change) };
}

/** The caller turns the error into `gate_error` with the problem's sentence (decide-contact.ts). */
function outcome<T>(run: () => T): T | GateInputError {
  try {
    return run();
  } catch (error) {
    if (error instanceof GateInputError) return error;
    throw error;
  }
}
