import fc from 'fast-check';
import { createRandom } from '../../../integrations/sandbox/faults';
import { mayMove } from '../../../src/outreach/delivery-order.rules';
import { type Message } from '../../../src/outreach/message.model';

function shuffled<T>(items: T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

test('when any reports come in any order, and twice, then the state is the highest of them', () => {
  const STATES = ['sent', 'cancelled', 'failed', 'undelivered', 'delivered'] as const;
  fc.assert(
    fc.property(
      fc.constantFrom('SMS' as const, 'EMAIL' as const),
      fc.array(fc.constantFrom(...STATES), { minLength: 1, maxLength: 12 }),
      fc.integer(),
      (channel, reports, seed) => {
        const endOf = (order: readonly (typeof STATES)[number][]) =>
          order.reduce<Message['state']>(
            (state, report) => (mayMove({ channel, state, attempts: 1 }, report) ? report : state),
            'sending',
          );
        const other = shuffled([...reports, ...reports], createRandom(seed));
        expect(endOf(other)).toBe(endOf(reports));
      },
    ),
  );
});
