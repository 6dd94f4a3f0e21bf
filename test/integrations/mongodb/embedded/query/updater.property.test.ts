import fc from 'fast-check';
import { compileUpdate } from '../../../../../integrations/mongodb/embedded/query/updater';
import { CommandError } from '../../../../../integrations/mongodb/embedded/query/errors';
import { NOW, shown, stored } from './bson-documents';

const name = fc.constantFrom('a', 'b', '0', '1', '__proto__');
const path = fc.oneof(
  fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.')),
  fc.constantFrom('a.$[]', 'a.$[].b', 'b.$[].a', 'a.$'),
);

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, 1, 2.5, 'x', true),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }),
  ),
}));

const document = fc.dictionary(name, value, { maxKeys: 4 }).map((fields) => ({ _id: 1, ...fields }));
const operator = fc.constantFrom(
  '$set',
  '$unset',
  '$inc',
  '$mul',
  '$min',
  '$max',
  '$push',
  '$addToSet',
  '$pull',
  '$pop',
);
const change = fc.tuple(operator, path, value);

function apply(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof CommandError) return error.code;
    throw error;
  }
}

test('when a document is updated, then the one before is untouched and an update has one outcome', () => {
  fc.assert(
    fc.property(document, fc.array(change, { minLength: 1, maxLength: 3 }), (doc, changes) => {
      const update: Record<string, Record<string, unknown>> = {};
      for (const [op, at, argument] of changes) (update[op] ??= {})[at] = op === '$pop' ? 1 : argument;
      const before = stored(doc);
      const text = shown(before);
      const run = () =>
        apply(() =>
          shown(
            compileUpdate(stored(update), { now: NOW, filter: stored({ a: 1 }) }).apply(before, 'update'),
          ),
        );
      const first = run();
      expect(shown(before)).toBe(text);
      expect(run()).toEqual(first);
      expect(Object.getPrototypeOf(before)).toBe(Object.prototype);
    }),
    { numRuns: 3000 },
  );
});

test('when a value is set, then it is what a reader finds there', () => {
  fc.assert(
    fc.property(document, name, value, (doc, field, next) => {
      const after = compileUpdate(stored({ $set: { [field]: next } }), { now: NOW, filter: {} }).apply(
        stored(doc),
        'update',
      );
      expect(shown(Object.getOwnPropertyDescriptor(after, field)?.value)).toBe(shown(next));
      expect(Object.getPrototypeOf(after)).toBe(Object.prototype);
    }),
    { numRuns: 1000 },
  );
});
