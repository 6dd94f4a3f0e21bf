import { bucketsOf, spanOf } from '../../../src/ladder/sla-span.rules';

const TORONTO = 'America/Toronto';
const now = new Date('2026-11-05T15:00:00Z');

describe('the time that an SLA is of', () => {
  test('when it is a week or a month, then it ends now; when it is today or dates, then the team’s midnight bounds it', () => {
    expect(spanOf('week', now, TORONTO)).toEqual({ from: new Date('2026-10-29T15:00:00Z'), to: now });
    expect(spanOf('month', now, TORONTO).from).toEqual(new Date('2026-10-06T15:00:00Z'));
    expect(spanOf('today', now, TORONTO)).toEqual({ from: new Date('2026-11-05T05:00:00Z'), to: now });
    // Over the end of daylight saving time: 25 hours.
    expect(spanOf({ first: '2026-11-01', last: '2026-11-01' }, now, TORONTO)).toEqual({
      from: new Date('2026-11-01T04:00:00Z'),
      to: new Date('2026-11-02T05:00:00Z'),
    });
  });

  test('when it has at most 20 days, then each is one; when it has more, then weeks are', () => {
    const days = bucketsOf(spanOf({ first: '2026-10-31', last: '2026-11-02' }, now, TORONTO), TORONTO);
    expect(days.names).toEqual(['2026-10-31', '2026-11-01', '2026-11-02']);
    expect(days.of(new Date('2026-11-01T03:59:00Z'))).toBe('2026-10-31');
    expect(days.of(new Date('2026-11-01T04:00:00Z'))).toBe('2026-11-01');
    const weeks = bucketsOf(spanOf('month', now, TORONTO), TORONTO);
    expect(weeks.names).toEqual(['2026-10-06', '2026-10-13', '2026-10-20', '2026-10-27', '2026-11-03']);
    expect(weeks.of(now)).toBe('2026-11-03');
  });
});
