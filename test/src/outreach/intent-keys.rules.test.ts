import { type BuyerId, type DealId, type TaskId } from '../../../src/ids';
import { dealIntent, requestIntent, taskIntent, taskOfIntent } from '../../../src/outreach/intent-keys.rules';

const TASK = 'task_1' as TaskId;

test('when a step asks again, then it is another wish of the same step; no other wish is taken for one', () => {
  const keys = [taskIntent(TASK, 1), taskIntent(TASK, 2)];
  expect(new Set(keys).size).toBe(2);
  expect(keys.map(taskOfIntent)).toEqual([TASK, TASK]);
  const others = [dealIntent('deal_1' as DealId, 'buyer_1' as BuyerId), requestIntent('http:crm:task:1')];
  expect(others.map(taskOfIntent)).toEqual([null, null]);
});

test('when a deal is told to two buyers, or two deals to one, then each is a wish of its own', () => {
  const pairs = ['deal_1', 'deal_2'].flatMap((deal) =>
    ['buyer_1', 'buyer_2'].map((buyer) => dealIntent(deal as DealId, buyer as BuyerId)),
  );
  expect(new Set(pairs).size).toBe(4);
});
