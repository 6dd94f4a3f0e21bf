import { Int32 } from 'bson';
import { compileFilter } from '../../../../../integrations/mongodb/embedded/query/matcher';
import { compilePipeline } from '../../../../../integrations/mongodb/embedded/query/pipeline';
import { compileUpdate } from '../../../../../integrations/mongodb/embedded/query/updater';
import { NOW } from './bson-documents';

// The store's own limits, without its wire and its disk; a machine under load has several times what is needed.
const DOCUMENTS = 100_000;
const docs = Array.from({ length: DOCUMENTS }, (_, i) => ({
  _id: new Int32(i),
  at: new Date(1_700_000_000_000 + i * 997_000),
  n: new Int32(i % 7),
  user: `u${i % 50}`,
}));

/** Milliseconds: the best of three, so that a neighbour's work does not count. */
function timed(run: () => void): number {
  const runs = [1, 2, 3].map(() => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...runs);
}

test('when 100,000 documents are grouped by the day of a zone, then it takes less than 2 s', () => {
  const day = { $dateTrunc: { date: '$at', unit: 'day', timezone: 'America/Vancouver' } };
  const stages = [{ $group: { _id: day, n: { $sum: '$n' } } }];
  const run = compilePipeline(stages, { now: NOW, sources: { collection: () => [] } });
  expect(timed(() => expect(run(docs)).toHaveLength(1155))).toBeLessThan(2000);
});

test('when documents are updated, then each takes less than 40 microseconds', () => {
  const update = compileUpdate(
    { $set: { 'a.b': new Int32(1) }, $inc: { n: new Int32(1) } },
    { now: NOW, filter: {} },
  );
  const taken = timed(() => docs.forEach((doc) => update.apply(doc, 'update')));
  expect((taken * 1000) / DOCUMENTS).toBeLessThan(40);
});

test('when documents are matched, then each takes less than 10 microseconds', () => {
  const matches = compileFilter({ user: 'u7', n: { $gte: new Int32(3) } }, { now: NOW });
  const taken = timed(() => expect(docs.filter(matches)).toHaveLength(1142));
  expect((taken * 1000) / DOCUMENTS).toBeLessThan(10);
});
