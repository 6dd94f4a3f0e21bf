import { canContact, clockCloses, clockOpens, type GateInput } from '../../../src/policy/gate.rules';
import { allowed, at, OPEN_AT, policyOf } from './gate-inputs';

const good = { suppressed: false, doNotCall: false, consent: 'ok', dncl: 'ok' };
const window = { days: [0], start: '09:00', end: '20:00' };

/** What a store, a mistake or an attacker may hand over; types are of no help there. */
const BROKEN: Record<string, unknown> = {
  'no channel': { channel: undefined },
  'an unknown channel': { channel: 'FAX' },
  'a channel in small letters': { channel: 'sms' },
  'no go-live state': { goLive: undefined },
  'an unknown go-live state': { goLive: 'ON' },
  'a go-live state that is a boolean': { goLive: true },
  'no province': { province: undefined },
  'an unknown province': { province: 'XX' },
  'no policy': { policy: undefined },
  'a policy that is null': { policy: null },
  'a policy of another province': { policy: policyOf('BC') },
  'a policy enabled by a text': { policy: { ...policyOf('ON'), enabled: 'true' } },
  'a policy without rules': { policy: { ...policyOf('ON'), rules: undefined } },
  'rules without windows': rules({ contact_windows_local: undefined }),
  'windows that are a text': rules({ contact_windows_local: '09:00-20:00' }),
  'a window of 25:00': rules({ contact_windows_local: [{ ...window, end: '25:00' }] }),
  'a broken window on another day': rules({
    contact_windows_local: [window, { days: [3], start: 'x', end: '20:00' }],
  }),
  'a reversed window': rules({ contact_windows_local: [{ ...window, start: '20:00', end: '09:00' }] }),
  'a window of no length': rules({ contact_windows_local: [{ ...window, end: '09:00' }] }),
  'a window that starts at 24:00': rules({
    contact_windows_local: [{ ...window, start: '24:00', end: '24:00' }],
  }),
  'weekday 7': rules({ contact_windows_local: [{ ...window, days: [0, 7] }] }),
  'weekdays that are a text': rules({ contact_windows_local: [{ ...window, days: '0' }] }),
  'a window without times': rules({ contact_windows_local: [{ days: [0] }] }),
  'channels that are a text': rules({ channels_allowed: 'SMS' }),
  'no channels': rules({ channels_allowed: undefined }),
  'a minimum score that is NaN': rules({ min_lead_score_to_contact: NaN }),
  'a minimum score that is a text': rules({ min_lead_score_to_contact: '0.65' }),
  'no minimum score': rules({ min_lead_score_to_contact: undefined }),
  'a blackout that is no date': rules({ blackout_dates: ['Christmas'] }),
  'a blackout on a day that does not exist': rules({ blackout_dates: ['2026-11-31'] }),
  'holidays that are neither': rules({ holidays: 'maybe' }),
  'holidays that are null': rules({ holidays: null }),
  'a cap that is NaN': { ...rules({ max_contacts_per_day: NaN }), contact: { ...good, contactsToday: 0 } },
  'a cap that is a text': { ...rules({ max_contacts_per_day: '9' }), contact: { ...good, contactsToday: 0 } },
  'a cap without its count': rules({ max_contacts_per_day: 9 }),
  'a count that is NaN': {
    ...rules({ max_contacts_per_7_days: 9 }),
    contact: { ...good, contactsLast7Days: NaN },
  },
  'no zone': { timezones: [] },
  'an invalid zone': { timezones: ['America/Nowhere'] },
  'a zone that is no text': { timezones: [null] },
  'zones that are a text': { timezones: 'America/Toronto' },
  'no time': { when: undefined },
  'an instant that is NaN': { when: { at: new Date(NaN) } },
  'an instant that is a text': { when: { at: OPEN_AT } },
  'an instant before 1970': { when: at('1969-12-31T23:00:00Z') },
  'an instant past the zone data': { when: at('2600-01-01T12:00:00Z') },
  'an instant that is undefined': { when: { at: undefined } },
  'weekday 7 in the question': { when: { weekday: 7, minuteOfDay: 600 } },
  'minute 1440': { when: { weekday: 0, minuteOfDay: 1440 } },
  'minute NaN': { when: { weekday: 0, minuteOfDay: NaN } },
  'a score that is NaN': { leadScore: NaN },
  'a score above 1': { leadScore: 65 },
  'a score that is null': { leadScore: null },
  'a contact that is null': { contact: null },
  'a contact without facts': { contact: {} },
  'suppression that is unknown': { contact: { ...good, suppressed: undefined } },
  'consent that is unknown': { contact: { ...good, consent: undefined } },
  'a call list that is unknown': { channel: 'CALL', contact: { ...good, doNotCall: null } },
  'a call check that is unknown': { channel: 'CALL', contact: { ...good, dncl: true } },
};

test.each(Object.entries(BROKEN))('when the gate is given %s, then it never allows', (_what, change) => {
  expect(outcome(() => canContact(broken(change)).ok)).not.toBe(true);
});

test.each(Object.entries(BROKEN))('when the gate is given %s, then it says why', (_what, change) => {
  const said = outcome(() => {
    const { ok, reason, explain } = canContact(broken(change));
    return !ok && reason !== 'within_window' && explain.length > 1
      ? 'denied with a reason'
      : 'denied without';
  });
  expect(['denied with a reason', 'refused']).toContain(said);
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

/** The caller turns an error into `gate_error` (decide-contact.ts), so a refusal is a denial. */
function outcome<T>(run: () => T): T | 'refused' {
  try {
    return run();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return 'refused';
    throw error;
  }
}
