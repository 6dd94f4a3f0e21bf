import fc from 'fast-check';
import { LADDER, minutesAfter, planContacts } from '../../../src/ladder/ladder.rules';
import { clockOpens } from '../../../src/policy/gate.rules';
import { type PolicyRules } from '../../../src/policy/policy-rules.schema';
import { isOpen } from '../policy/independent-window-rule';
import { policyOf } from '../policy/gate-inputs';

const MINUTE = 60_000;
const TWO_WEEKS = 14 * 24 * 60 * MINUTE;
const MINUTES_OF_YEAR = 365 * 24 * 60;

const places = fc.constantFrom<{ province: 'ON' | 'BC' | 'NL'; zones: string[] }>(
  { province: 'ON', zones: ['America/Toronto'] },
  { province: 'ON', zones: ['America/Toronto', 'America/Winnipeg'] },
  { province: 'BC', zones: ['America/Vancouver'] },
  { province: 'BC', zones: ['America/Vancouver', 'America/Edmonton'] },
  { province: 'NL', zones: ['America/St_Johns', 'America/Goose_Bay'] },
);

const rules = fc
  .record({
    start: fc.constantFrom('07:00', '09:00', '09:30', '11:15'),
    end: fc.constantFrom('12:00', '17:45', '20:00', '24:00'),
    days: fc.constantFrom([0, 1, 2, 3, 4], [1, 3, 5], [0, 1, 2, 3, 4, 5, 6]),
    holidays: fc.constantFrom('open' as const, 'closed' as const),
  })
  .map(({ start, end, days, holidays }): PolicyRules => ({
    contact_windows_local: [{ start, end, days: days as never }],
    channels_allowed: ['SMS', 'CALL', 'EMAIL'],
    min_lead_score_to_contact: 0,
    holidays,
  }));

const delaysGiven = fc
  .array(fc.integer({ min: 0, max: 4 * 24 * 60 }), { minLength: 5, maxLength: 5 })
  .map((distances) => distances.reduce((sum, next) => [...sum, (sum.at(-1) ?? 0) + next], [0]));

const ladders = fc.record({
  place: places,
  rules,
  delays: fc.oneof(fc.constant(LADDER.map((step) => step.delayMinutes)), delaysGiven),
  /** With seconds, so that an opening in the middle of a minute is met. */
  start: fc
    .integer({ min: 0, max: MINUTES_OF_YEAR * 60 })
    .map((second) => new Date(Date.UTC(2026, 10, 1) + second * 1000)),
});

type Drawn = typeof ladders extends fc.Arbitrary<infer T> ? T : never;

/** The first open instant at or after `from`, looked for minute by minute; windows open on whole minutes. */
function firstOpen(drawn: Drawn, channel: 'SMS' | 'CALL', from: number): number | null {
  const question = { ...drawn.place, channel, rules: drawn.rules };
  if (isOpen(question, from)) return from;
  for (let at = Math.ceil(from / MINUTE) * MINUTE; at <= from + TWO_WEEKS; at += MINUTE) {
    if (isOpen(question, at)) return at;
  }
  return null;
}

/** Spec 3.4, word for word. */
function bySpecification(drawn: Drawn): (number | null)[] {
  const due = drawn.delays.map((delay) => drawn.start.getTime() + delay * MINUTE);
  const contact: (number | null)[] = [];
  for (const [index, { channel }] of LADDER.entries()) {
    const before = contact[index - 1];
    const distance = ((drawn.delays[index] ?? 0) - (drawn.delays[index - 1] ?? 0)) * MINUTE;
    const raw = due[index] ?? NaN;
    contact.push(firstOpen(drawn, channel, before == null ? raw : Math.max(raw, before + distance)));
  }
  return contact;
}

test('when a ladder is planned anywhere at any time, then each contact is where the specification puts it', () => {
  fc.assert(
    fc.property(ladders, (drawn) => {
      const { province, zones: timezones } = drawn.place;
      const policy = policyOf(province, drawn.rules);
      const steps = LADDER.map(({ channel }, index) => ({
        channel,
        state: 'open' as const,
        due_at: minutesAfter(drawn.start, drawn.delays[index] ?? NaN),
        contact_at: null,
      }));
      const planned = planContacts(steps, drawn.start, (channel, from) =>
        clockOpens({ channel, province, timezones, policy }, from),
      );
      expect(planned.map((at) => at?.getTime() ?? null)).toEqual(bySpecification(drawn));
    }),
    { numRuns: 60 },
  );
});
