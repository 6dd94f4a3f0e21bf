import fc from 'fast-check';
import { FEEDBACK_KINDS, type FeedbackEvent } from '../../../src/buyers/feedback-event.model';
import { scoresAt, trendInstants } from '../../../src/buyers/heat.rules';
import { liquidityNumbers, liquidityScore } from '../../../src/buyers/liquidity.rules';

const NOW = new Date('2026-12-02T15:00:00Z');
const DAY_MS = 86_400_000;

const made = fc.array(
  fc.record({
    kind: fc.constantFrom(...FEEDBACK_KINDS),
    buyer: fc.nat(3),
    daysAgo: fc.integer({ min: 0, max: 120 }),
    corrects: fc.option(fc.nat(9)),
  }),
  { maxLength: 10 },
);

test('when anything happened at any time, then each point is the score as it was told then', () => {
  fc.assert(
    fc.property(made, (steps) => {
      const inOrder = [...steps].sort((a, b) => b.daysAgo - a.daysAgo);
      const replaced = new Set<string>();
      const events = inOrder.map(({ kind, buyer, daysAgo, corrects }, n) => {
        const other = corrects === null || n === 0 ? undefined : `e${corrects % n}`;
        const replaces = other === undefined || replaced.has(other) ? undefined : other;
        if (replaces !== undefined) replaced.add(replaces);
        const created_at = new Date(NOW.getTime() - daysAgo * DAY_MS);
        return {
          _id: `e${n}`,
          event: kind,
          buyer_id: `b${buyer}`,
          created_at,
          replaces,
          correlation_id: 'c',
        };
      }) as FeedbackEvent[];
      const instants = trendInstants(NOW);
      expect(instants.map((at) => (NOW.getTime() - at.getTime()) / DAY_MS)).toEqual([28, 21, 14, 7, 0]);
      const corrections = events.filter(({ replaces }) => replaces !== undefined);
      const then = instants.map((at) => {
        const known = events.filter(({ created_at }) => created_at.getTime() <= at.getTime());
        return liquidityScore(liquidityNumbers(known, known, at));
      });
      expect(scoresAt(instants, events, corrections)).toEqual(then);
    }),
  );
});
