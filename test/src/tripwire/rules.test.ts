import fc from 'fast-check';
import { type AlertLife, nextLife } from '../../../src/tripwire/alert-life.rules';
import { type Comparison } from '../../../src/tripwire/judge.rules';
import { followAlerts } from '../../../src/tripwire/follow-alerts.rules';
import { evaluateDay, type Judgement } from '../../../src/tripwire/evaluate-day.rules';
import { type DriftMetric } from '../../../src/tripwire/metrics.rules';
import { binomialAtLeast, fisherAtLeast, normalAtLeast } from '../../../src/tripwire/tails.rules';
import { bookOf, type Day, syntheticHistory } from './synthetic-history';

describe('the tails', () => {
  test('when they are small, then they are what the tables say', () => {
    expect(binomialAtLeast(4, 20, 0.03)).toBeCloseTo(0.002666, 5);
    expect(binomialAtLeast(8, 10, 0.5)).toBeCloseTo(56 / 1024, 12);
    // The lady tasting tea: all four cups right.
    expect(fisherAtLeast(4, 4, 4, 8)).toBeCloseTo(1 / 70, 12);
    expect(fisherAtLeast(3, 4, 4, 8)).toBeCloseTo(17 / 70, 12);
    expect(normalAtLeast(1.959964)).toBeCloseTo(0.025, 6);
    expect(normalAtLeast(-1.959964)).toBeCloseTo(0.975, 6);
  });

  test('when counts are large, then the exact tails agree with the normal one', () => {
    const z = (k: number, n: number, p: number) => (k - 0.5 - n * p) / Math.sqrt(n * p * (1 - p));
    expect(binomialAtLeast(5_150, 10_000, 0.5)).toBeCloseTo(normalAtLeast(z(5_150, 10_000, 0.5)), 5);
    expect(fisherAtLeast(600, 1_000, 55_000, 100_000)).toBeLessThan(0.001);
  });

  test('when one side is asked for, then at least k and at most k − 1 make up the whole', () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (k, n, p) => {
          const hits = Math.min(k, n);
          const most = binomialAtLeast(n - hits + 1, n, 1 - p);
          expect(binomialAtLeast(hits, n, p) + (hits === 0 ? 0 : most)).toBeCloseTo(1, 9);
        },
      ),
    );
  });
});

const shown = (value: number): Comparison => ({
  window: 'day',
  value,
  n: 100,
  baseline: 0.03,
  limit: 0.15,
  p: 0,
  normal: Array<number>(7).fill(0.03),
});
const judged = (value: number | null): Judgement => ({
  metric: 'blocking_rate',
  scope: 'ALL',
  state: value === null ? 'insufficient_data' : value > 0.15 ? 'drift' : 'healthy',
  alpha: 0.001,
  comparisons: value === null ? [] : [shown(value)],
  shown: value === null ? null : shown(value),
});
const open: AlertLife = {
  metric: 'blocking_rate',
  scope: 'ALL',
  since: '2026-12-01',
  window: 'day',
  normal: Array<number>(7).fill(0.03),
  healthy: 0,
};

describe('an alert', () => {
  /** Evaluates one day after the other; `·` says nothing, `H` one more healthy day, `R` recovered, `W` again worse. */
  function lives(values: (number | null)[]): string {
    let alert: AlertLife = open;
    return values
      .map((value) => {
        const change = nextLife(alert, judged(value), '2026-12-03', false);
        if ('healthy' in change) alert = { ...alert, healthy: change.healthy };
        return { open: 'O', worse: 'W', healthier: 'H', recovered: 'R', none: '·' }[change.kind];
      })
      .join('');
  }

  test('when the value is back, then three healthy evaluations in a row close it, and not one of halfway', () => {
    expect(lives([0.03, 0.03, 0.03])).toBe('HHR');
    expect(lives([0.03, 0.03, 0.2, 0.03, 0.03, 0.03])).toBe('HHWHHR');
    // Below the limit of 15 %, and above half the way to it from 3 %.
    expect(lives([0.03, 0.03, 0.1, 0.03])).toBe('HHWH');
    expect(lives([0.03, null, 0.03, null, 0.03])).toBe('H·H·R');
  });

  test('when it drifts again, then no second one is opened; nor is one while it is muted', () => {
    expect(nextLife(open, judged(0.4), '2026-12-02', false).kind).toBe('worse');
    expect(nextLife(null, judged(0.4), '2026-12-02', true).kind).toBe('none');
    expect(nextLife(null, judged(0.4), '2026-12-02', false).kind).toBe('open');
    expect(nextLife(null, judged(0.1), '2026-12-02', false).kind).toBe('none');
  });
});

describe('a wider place', () => {
  const at = (scope: string, n: number): Judgement => {
    const comparison = { ...shown(0.5), n };
    return { ...judged(0.5), scope, comparisons: [comparison], shown: comparison };
  };
  const opened = (...judgements: Judgement[]) =>
    followAlerts([], judgements, '2026-12-02', []).map(({ judgement }) => judgement.scope);

  test('when its parts that drift explain half of it, then they alone are told, else it is too', () => {
    expect(opened(at('ALL', 100), at('ON:ALL', 100), at('ON:TORONTO', 90))).toEqual(['ON:TORONTO']);
    expect(opened(at('ALL', 100), at('ON:ALL', 30), at('QC:ALL', 25))).toEqual(['ON:ALL', 'QC:ALL']);
    expect(opened(at('ALL', 100), at('ON:ALL', 30))).toEqual(['ALL', 'ON:ALL']);
    expect(opened(at('ALL', 100))).toEqual(['ALL']);
  });

  test('when an older alert of a part explains little of what drifts everywhere by now, then that is told', () => {
    const old = { ...open, scope: 'ON:TORONTO' };
    const today = [at('ALL', 100), at('ON:TORONTO', 20)];
    expect(
      followAlerts([old], today, '2026-12-02', []).map(({ judgement, change }) => [
        judgement.scope,
        change.kind,
      ]),
    ).toEqual([
      ['ALL', 'open'],
      ['ON:TORONTO', 'worse'],
    ]);
  });
});

describe('a day', () => {
  const state = (
    metric: DriftMetric,
    days: readonly Day[],
    isSandbox?: Parameters<typeof bookOf>[1],
    pins = {},
  ) =>
    evaluateDay(days.map((day) => bookOf(day, isSandbox)).reverse(), pins, days.at(-1)?.date ?? '').find(
      (one) => one.metric === metric && one.scope === 'ALL',
    )?.state ?? 'insufficient_data';
  const blocked = (n: number, more: object): Day => ({
    date: '2026-12-02',
    decisions: [],
    events: Array.from({ length: n }, () => ({
      metric: 'sms_blocked_by_policy' as const,
      success: false,
      detail: {},
      province: 'ON' as const,
      actor: null,
      created_at: new Date('2026-12-02T15:00:00Z'),
      correlation_id: 'messaging:1',
      live: true,
      ...more,
    })),
  });

  test('when there are too few events, then nothing is said; a fixed limit needs no history', () => {
    expect(state('blocking_rate', [blocked(9, {})])).toBe('insufficient_data');
    expect(state('blocking_rate', [blocked(10, {})])).toBe('drift');
    const week = syntheticHistory(7, 8, { liquidity: 0.5 }, 7);
    expect(state('liquidity', week)).toBe('drift');
    expect(state('liquidity', week.slice(7))).toBe('insufficient_data');
    expect(state('liquidity', week.slice(7), undefined, { liquidity: 0.72 })).toBe('drift');
    expect(state('liquidity', week, undefined, { liquidity: 0.36 })).toBe('healthy');
  });

  test('when a try-out wrote the events, or a sandbox that is none any more, then they are not there', () => {
    expect(state('blocking_rate', [blocked(20, { correlation_id: 'smoke:1' })])).toBe('insufficient_data');
    expect(state('blocking_rate', [blocked(20, { actor: 'system:smoke' })])).toBe('insufficient_data');
    expect(state('blocking_rate', [blocked(20, { live: false })])).toBe('insufficient_data');
    const stillSandbox = { slack: false, twilio: true, sendgrid: false };
    expect(state('blocking_rate', [blocked(20, { live: false })], stillSandbox)).toBe('drift');
    expect(state('blocking_rate', [blocked(20, { live: true })], stillSandbox)).toBe('drift');
  });

  test('when a count is low on a statutory holiday, then nothing is said of it, nor of weeks with one in them', () => {
    // Day 30 is Wednesday, the first of July; Saint-Jean-Baptiste is Quebec's alone.
    const history = syntheticHistory(9, 45, { offer_generated: 0.05 }, 30);
    const quiet = (day: number) => state('offer_generated', history.slice(Math.max(0, day - 28), day + 1));
    expect(quiet(30)).toBe('insufficient_data');
    expect(quiet(31)).toBe('drift');
    const before = syntheticHistory(9, 45, { offer_generated: 0.05 }, 29);
    expect(state('offer_generated', before.slice(1, 30))).toBe('drift');
  });

  test('when a baseline is past the limit itself, then the limit stands in for it', () => {
    const bad = syntheticHistory(3, 9, { blocking_rate: 0.4 }, 0);
    expect(state('blocking_rate', bad)).toBe('drift');
  });
});
