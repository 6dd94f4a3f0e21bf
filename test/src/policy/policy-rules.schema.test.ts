import { policyRulesSchema, SEEDED_RULES } from '../../../src/policy/policy-rules.schema';

const seeded = SEEDED_RULES as unknown as Record<string, unknown>;
const monday = { days: [0], start: '09:00', end: '20:00' };

function windows(...contact_windows_local: unknown[]): unknown {
  return { ...seeded, contact_windows_local };
}

test('when the seeded rules are read, then they come out as they are', () => {
  expect(policyRulesSchema.parse(SEEDED_RULES)).toEqual(SEEDED_RULES);
});

test('when times are written HHMM, then they come out as HH:MM', () => {
  const rules = policyRulesSchema.parse(windows({ days: [0], start: '0900', end: '2400' }));
  expect(rules.contact_windows_local).toEqual([{ days: [0], start: '09:00', end: '24:00' }]);
});

test('when windows of a day touch, or are on different days, then they are accepted', () => {
  const touching = windows(
    { ...monday, end: '12:00' },
    { ...monday, start: '12:00' },
    { ...monday, days: [1] },
  );
  expect(policyRulesSchema.safeParse(touching).success).toBe(true);
});

test.each([
  {},
  { blackout_dates: [] },
  { blackout_dates: ['2028-02-29'], holidays: 'closed', max_contacts_per_day: 1 },
])('when the optional rules are %j, then they are accepted', (change) => {
  expect(policyRulesSchema.safeParse({ ...seeded, ...change }).success).toBe(true);
});

/** Each bad rule is refused with the path of what is wrong and a word on what would be right (spec 3.1). */
const BAD: [what: string, rules: unknown, path: (string | number)[], said: RegExp][] = [
  ['25:00', windows({ ...monday, end: '25:00' }), ['contact_windows_local', 0, 'end'], /"25:00".*20:00/],
  ['9:00', windows({ ...monday, start: '9:00' }), ['contact_windows_local', 0, 'start'], /"9:00".*09:00/],
  [
    'a start at 24:00',
    windows({ ...monday, start: '24:00', end: '24:00' }),
    ['contact_windows_local', 0, 'start'],
    /24:00/,
  ],
  ['no start', windows({ days: [0], end: '20:00' }), ['contact_windows_local', 0, 'start'], /09:00/],
  ['a number as a time', windows({ ...monday, start: 900 }), ['contact_windows_local', 0, 'start'], /text/],
  [
    'a reversed window',
    windows(monday, { ...monday, days: [1], start: '20:00', end: '09:00' }),
    ['contact_windows_local', 1, 'start'],
    /not before/,
  ],
  [
    'an empty window',
    windows({ ...monday, end: '09:00' }),
    ['contact_windows_local', 0, 'start'],
    /not before/,
  ],
  ['an end at 00:00', windows({ ...monday, end: '00:00' }), ['contact_windows_local', 0, 'start'], /24:00/],
  [
    'weekday 7',
    windows({ ...monday, days: [0, 7] }),
    ['contact_windows_local', 0, 'days', 1],
    /7 is no weekday.*Monday/,
  ],
  [
    'a weekday by name',
    windows({ ...monday, days: ['Mon'] }),
    ['contact_windows_local', 0, 'days', 0],
    /"Mon"/,
  ],
  ['no days', windows({ ...monday, days: [] }), ['contact_windows_local', 0, 'days'], /at least one/],
  ['a day twice', windows({ ...monday, days: [0, 0] }), ['contact_windows_local', 0, 'days'], /twice/],
  [
    'overlapping windows',
    windows(monday, { days: [2, 0], start: '19:00', end: '21:00' }),
    ['contact_windows_local', 1],
    /overlaps window 0.*weekday 0/,
  ],
  ['the same window twice', windows(monday, monday), ['contact_windows_local', 1], /overlaps/],
  [
    'an unknown key of a window',
    windows({ ...monday, note: 'x' }),
    ['contact_windows_local', 0],
    /"note".*days, start, end/,
  ],
  ['a window that is a text', windows('09:00-20:00'), ['contact_windows_local', 0], /window/],
  [
    'windows that are no list',
    { ...seeded, contact_windows_local: monday },
    ['contact_windows_local'],
    /list of windows/,
  ],
  [
    'an unknown channel',
    { ...seeded, channels_allowed: ['SMS', 'FAX'] },
    ['channels_allowed', 1],
    /"FAX".*SMS, CALL or EMAIL/,
  ],
  ['a channel twice', { ...seeded, channels_allowed: ['SMS', 'SMS'] }, ['channels_allowed'], /twice/],
  ['a score above 1', { ...seeded, min_lead_score_to_contact: 65 }, ['min_lead_score_to_contact'], /above 1/],
  [
    'a score below 0',
    { ...seeded, min_lead_score_to_contact: -0.1 },
    ['min_lead_score_to_contact'],
    /below 0/,
  ],
  [
    'a score that is a text',
    { ...seeded, min_lead_score_to_contact: '0.65' },
    ['min_lead_score_to_contact'],
    /0 to 1/,
  ],
  ['no score', { ...seeded, min_lead_score_to_contact: undefined }, ['min_lead_score_to_contact'], /0 to 1/],
  [
    'a date that does not exist',
    { ...seeded, blackout_dates: ['2026-12-24', '2027-02-29'] },
    ['blackout_dates', 1],
    /"2027-02-29"/,
  ],
  [
    'an unknown holiday rule',
    { ...seeded, holidays: 'sometimes' },
    ['holidays'],
    /"sometimes".*open.*closed/,
  ],
  ['a cap of 0', { ...seeded, max_contacts_per_day: 0 }, ['max_contacts_per_day'], /1 or more/],
  ['a cap of 1.5', { ...seeded, max_contacts_per_7_days: 1.5 }, ['max_contacts_per_7_days'], /whole number/],
  ['an unknown key', { ...seeded, contact_windows: [] }, [], /"contact_windows".*contact_windows_local/],
  ['rules that are no object', null, [], /object/],
];

test.each(BAD)('when there is %s, then it is refused where it is', (_what, rules, path, said) => {
  const { error } = policyRulesSchema.safeParse(rules);
  expect(error?.issues.map((issue) => issue.path)).toEqual([path]);
  expect(error?.issues[0]?.message).toMatch(said);
});

test('when several rules are bad, then each is named', () => {
  const bad = {
    ...seeded,
    holidays: 'x',
    channels_allowed: ['FAX'],
    contact_windows_local: [{ ...monday, end: '25:00' }],
  };
  expect(policyRulesSchema.safeParse(bad).error?.issues).toHaveLength(3);
});
