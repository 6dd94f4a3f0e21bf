import fc from 'fast-check';
import { FEEDBACK_KINDS, type FeedbackEvent } from '../../../src/buyers/feedback-event.model';
import {
  activeUntil,
  liquidityIndex,
  liquidityNumbers,
  liquidityScore,
  NO_LIQUIDITY,
} from '../../../src/buyers/liquidity.rules';

const NOW = new Date('2026-12-02T15:00:00Z');
const days = (n: number) => new Date(NOW.getTime() - n * 24 * 3600 * 1000);
let count = 0;

function event(facts: Partial<Record<keyof FeedbackEvent, unknown>>): FeedbackEvent {
  const _id = `feedback_${++count}`;
  return {
    _id,
    event: 'RESPONDED',
    province: 'ON',
    market: 'TORONTO',
    property_type: 'SFR',
    source: 'api',
    correlation_id: `feedback:${_id}`,
    created_at: NOW,
    ...facts,
  } as FeedbackEvent;
}
const numbers = (...events: FeedbackEvent[]) => liquidityNumbers(events, events, NOW);

describe('the numbers of a node', () => {
  test('when 87 are active, 0.68 answer and 0.34 buy, then the score is 94.5', () => {
    const node = {
      ...NO_LIQUIDITY,
      buyer_count: 100,
      active_buyer_count: 87,
      avg_response_rate: 0.68,
      avg_close_rate: 0.34,
    };
    expect(liquidityScore(node)).toBeCloseTo(94.5, 10);
    expect(liquidityIndex(node)).toBeCloseTo(94.5 / 150, 10);
  });

  test('when nobody was asked, then everything is zero', () => {
    expect(numbers()).toEqual(NO_LIQUIDITY);
    expect(liquidityIndex(NO_LIQUIDITY)).toBe(0);
  });

  test('when one buyer answers twice on one deal, then it is one question; on two deals two', () => {
    const [buyer_id, deal_id] = ['b1', 'd1'];
    const once = numbers(
      event({ buyer_id, deal_id, event: 'RESPONDED' }),
      event({ buyer_id, deal_id, event: 'BOUGHT' }),
    );
    expect(once).toMatchObject({ asked: 1, answered: 1, bought: 1, buyer_count: 1, avg_close_rate: 1 });
    const twice = numbers(
      event({ buyer_id, deal_id }),
      event({ buyer_id, deal_id: 'd2', event: 'NO_RESPONSE' }),
    );
    expect(twice).toMatchObject({ asked: 2, answered: 1, bought: 0, buyer_count: 1, avg_response_rate: 0.5 });
  });

  test('when an event names no buyer, then it counts in asked and answered, not in buyers', () => {
    expect(numbers(event({}), event({ event: 'NO_RESPONSE' }))).toMatchObject({
      asked: 2,
      answered: 1,
      buyer_count: 0,
      active_buyer_count: 0,
    });
  });

  test('when an event was replaced, here or elsewhere, then it does not count', () => {
    const wrong = event({ buyer_id: 'b1', event: 'PASSED' });
    const right = event({
      buyer_id: 'b1',
      event: 'BOUGHT',
      replaces: wrong._id,
      correlation_id: wrong.correlation_id,
    });
    expect(numbers(wrong, right)).toMatchObject({ asked: 1, answered: 1, bought: 1 });
    expect(liquidityNumbers([wrong], [right], NOW)).toEqual(NO_LIQUIDITY);
  });

  test('when an answer is 90 days old, then that buyer is active no longer, and the node knows when that is', () => {
    const events = [
      event({ buyer_id: 'b1', created_at: days(90) }),
      event({ buyer_id: 'b2', created_at: days(89) }),
      event({ buyer_id: 'b3', event: 'NO_RESPONSE' }),
    ];
    expect(numbers(...events)).toMatchObject({ buyer_count: 3, active_buyer_count: 1 });
    expect(activeUntil(events, events, NOW)).toEqual(days(-1));
    expect(activeUntil([], [], NOW)).toBeNull();
  });

  test('when any events are counted, then rates and index are from 0 to 1 and the order does not matter', () => {
    const some = fc.array(
      fc.record({
        event: fc.constantFrom(...FEEDBACK_KINDS),
        buyer_id: fc.option(fc.constantFrom('b1', 'b2', 'b3'), { nil: undefined }),
        deal_id: fc.option(fc.constantFrom('d1', 'd2'), { nil: undefined }),
        created_at: fc.integer({ min: 0, max: 200 }).map(days),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(some, (facts) => {
        const events = facts.map(event);
        const node = numbers(...events);
        for (const share of [node.avg_response_rate, node.avg_close_rate, liquidityIndex(node)]) {
          expect(share >= 0 && share <= 1).toBe(true);
        }
        expect(numbers(...[...events].reverse())).toEqual(node);
      }),
    );
  });
});
