import {
  LADDER,
  minutesAfter,
  type Opens,
  planContacts,
  type PlannableStep,
} from '../../../src/ladder/ladder.rules';
import { clockOpens } from '../../../src/policy/gate.rules';
import { SEEDED_RULES } from '../../../src/policy/policy-rules.schema';
import { localTime } from '../../../src/time/zoned';

const TORONTO = 'America/Toronto';

function opensIn(timezones: string[]): Opens {
  const scope = { province: 'ON' as const, market: 'ALL' };
  const policy = { found: true as const, enabled: true, rules: SEEDED_RULES, scope, version: 1 };
  return (channel, from) => clockOpens({ channel, province: 'ON', timezones, policy }, from);
}

const ladderFrom = (start: Date): PlannableStep[] =>
  LADDER.map(({ channel, delayMinutes }) => ({
    channel,
    state: 'open',
    due_at: minutesAfter(start, delayMinutes),
    contact_at: null,
  }));

function localTimes(start: string, now = start, zone = TORONTO): (string | undefined)[] {
  const steps = ladderFrom(new Date(start));
  return planContacts(steps, new Date(now), opensIn([zone])).map(
    (at) => at?.toISOString() && localTime(at, zone).local,
  );
}

describe('the contact times of a ladder (spec 3.4)', () => {
  test('when a lead comes at 23:00, then the morning has 09:00, 09:30 and 12:00, and a day keeps its day', () => {
    // Tuesday 23:00 in Toronto.
    expect(localTimes('2026-12-02T04:00:00Z')).toEqual([
      '2026-12-02T09:00',
      '2026-12-02T09:30',
      '2026-12-02T12:00',
      '2026-12-03T09:00',
      '2026-12-05T10:00',
      '2026-12-09T10:00',
    ]);
  });

  test('when a lead comes at 19:50 on a Saturday, then nothing is bunched on Monday morning', () => {
    expect(localTimes('2026-12-06T00:50:00Z')).toEqual([
      '2026-12-07T09:00',
      '2026-12-07T09:30',
      '2026-12-07T12:00',
      '2026-12-08T09:00',
      '2026-12-10T09:00',
      '2026-12-14T09:00',
    ]);
  });

  test('when the clocks change meanwhile, then the opening is at 09:00 of the wall, before and after', () => {
    // Spring forward on Sunday 2027-03-14, fall back on Sunday 2027-11-07.
    expect(localTimes('2027-03-13T23:30:00Z').slice(0, 2)).toEqual(['2027-03-15T09:00', '2027-03-15T09:30']);
    const opens = opensIn([TORONTO]);
    expect(opens('SMS', new Date('2027-03-12T04:00:00Z'))).toEqual(new Date('2027-03-12T14:00:00Z'));
    expect(opens('SMS', new Date('2027-03-16T04:00:00Z'))).toEqual(new Date('2027-03-16T13:00:00Z'));
    expect(opens('SMS', new Date('2027-11-07T20:00:00Z'))).toEqual(new Date('2027-11-08T14:00:00Z'));
  });

  test('when the place is unknown, then every time is null', () => {
    expect(planContacts(ladderFrom(new Date('2026-12-02T15:00:00Z')), new Date(), opensIn([]))).toEqual(
      Array(6).fill(null),
    );
  });

  test('when there is no opening for one step, then the next keeps its distance to the last that has one', () => {
    const now = new Date('2026-12-02T15:00:00Z');
    const opens: Opens = (channel, from) => (channel === 'CALL' ? null : minutesAfter(from, 60));
    const times = planContacts(ladderFrom(now), now, opens);
    expect(times[1]).toBeNull();
    expect(times[2]).toEqual(minutesAfter(now, 60 + 180 + 60));
  });

  test('when a ladder was held for days, then it begins now and keeps its distances', () => {
    expect(localTimes('2026-12-02T15:00:00Z', '2026-12-07T15:00:00Z')).toEqual([
      '2026-12-07T10:00',
      '2026-12-07T10:30',
      '2026-12-07T13:00',
      '2026-12-08T10:00',
      '2026-12-10T10:00',
      '2026-12-14T10:00',
    ]);
  });

  test('when a step is settled, then it stays; when it is open and ahead, then it is planned again, not before a snooze', () => {
    const now = new Date('2026-12-02T20:00:00Z');
    const due_at = new Date('2026-12-02T15:00:00Z');
    const step = (more: Partial<PlannableStep>): PlannableStep => ({
      channel: 'CALL',
      state: 'open',
      due_at,
      contact_at: due_at,
      ...more,
    });
    const plan = (one: PlannableStep) => planContacts([one], now, opensIn([TORONTO]))[0];
    expect(plan(step({}))).toEqual(due_at);
    expect(plan(step({ state: 'completed', contact_at: null }))).toBeNull();
    // 04:00 in Toronto: it was planned for another place.
    expect(plan(step({ contact_at: new Date('2026-12-02T09:00:00Z') }))).toEqual(now);
    expect(plan(step({ contact_at: new Date('2026-12-03T20:00:00Z') }))).toEqual(now);
    const snoozed_until = new Date('2026-12-02T21:00:00Z');
    expect(plan(step({ contact_at: snoozed_until, snoozed_until }))).toEqual(snoozed_until);
  });
});
