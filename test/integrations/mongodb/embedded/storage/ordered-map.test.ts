import fc from 'fast-check';
import { createOrderedMap } from '../../../../../integrations/mongodb/embedded/storage/ordered-map';

const key = fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom('a', 'b', 'c', '\xff', '\0') });
const step = fc.record({ key, value: fc.option(fc.integer(), { nil: undefined }) });

test('when entries come and go in any order, then ranges are read as from a sorted list', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), key, key, fc.boolean(), (steps, a, b, reverse) => {
      const map = createOrderedMap<number>();
      const model = new Map<string, number>();
      for (const { key: name, value } of steps) {
        if (value === undefined) {
          map.delete(name);
          model.delete(name);
        } else {
          map.set(name, value);
          model.set(name, value);
        }
      }
      const [start, end] = a < b ? [a, b] : [b, a];
      const expected = [...model.keys()].filter((name) => name >= start && name < end).sort();
      expect([...map.keys(start, end, reverse)]).toEqual(reverse ? expected.reverse() : expected);
      expect(map.size).toBe(model.size);
    }),
  );
});

test('when there are many entries, then their blocks are split and stay in order', () => {
  const map = createOrderedMap<number>();
  const names = Array.from({ length: 5000 }, (_, i) => String((i * 7919) % 5000).padStart(5, '0'));
  for (const [i, name] of names.entries()) map.set(name, i);
  expect([...map.keys('', 'x', false)]).toEqual([...names].sort());
  const copy = map.copy();
  for (const name of names.slice(0, 4990)) map.delete(name);
  expect([...map.keys('', 'x', true)]).toEqual(names.slice(4990).sort().reverse());
  expect(copy.size).toBe(5000);
});
