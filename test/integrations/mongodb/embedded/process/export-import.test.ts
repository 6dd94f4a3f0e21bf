import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { exportStore } from '../../../../../integrations/mongodb/embedded/export';
import { importStore } from '../../../../../integrations/mongodb/embedded/import';
import { validateStore } from '../../../../../integrations/mongodb/embedded/validate';
import { errorOf, openTestStore, temporaryDirectory } from '../support/embedded';

const { Decimal128, Double, Int32, Long, ObjectId, Binary, BSONRegExp, Timestamp } = mongoose.mongo;

test('when a store is exported and imported elsewhere, then every document is the same, type by type', async () => {
  const [files, elsewhere] = [temporaryDirectory(), temporaryDirectory()];
  const store = await openTestStore({ promoteValues: false, bsonRegExp: true, ignoreUndefined: false });
  const lines: string[] = [];
  try {
    const rows = store.db.collection('rows');
    await rows.createIndex({ n: 1 });
    await rows.insertMany([
      {
        n: new Int32(1),
        d: new Double(1),
        l: Long.fromString('9007199254740993'),
        dec: Decimal128.fromString('0.10'),
      },
      {
        n: new Double(-0),
        text: 'é\n"',
        at: new Date(-1),
        nothing: null,
        list: [[1], {}],
        bytes: new Binary(Buffer.from('x'), 5),
      },
      {
        n: new ObjectId(),
        pattern: new BSONRegExp('^a', 'i'),
        stamp: new Timestamp({ t: 5, i: 6 }),
        nan: new Double(NaN),
        yes: true,
      },
    ]);
    await store.client.db('second').collection('more.dots').insertOne({ a: 1 });
    // While it runs, as for a team that moves.
    await exportStore(store.dataDir, files, (line) => lines.push(line));
    await importStore(elsewhere, files, (line) => lines.push(line));
    await exportStore(elsewhere, join(files, 'again'), (line) => lines.push(line));
    for (const name of ['test.rows.json', 'second.more.dots.json']) {
      expect(readFileSync(join(files, 'again', name), 'utf8')).toBe(readFileSync(join(files, name), 'utf8'));
    }
    expect(readFileSync(join(files, 'test.rows.json'), 'utf8')).toContain(
      '"l":{"$numberLong":"9007199254740993"}',
    );
    expect(lines).toContain('3 documents into test.rows');

    const again = await errorOf(importStore(elsewhere, files, () => undefined));
    expect(again.message).toContain('is not empty');
    writeFileSync(join(files, 'again', 'test.rows.json'), '{"a":1}\nno\n');
    const broken = await errorOf(importStore(join(elsewhere, 'new'), join(files, 'again'), () => undefined));
    expect(broken.message).toContain('test.rows.json, line 2');
  } finally {
    await store.close();
    for (const directory of [files, elsewhere]) rmSync(directory, { recursive: true, force: true });
  }
});

test('when a store is validated, then each collection is told, and a sound one has no faults', async () => {
  const store = await openTestStore();
  try {
    await store.db.collection('rows').createIndex({ n: 1 });
    await store.db.collection('rows').insertMany([{ n: 1 }, { n: [2, 3] }]);
    const lines: string[] = [];
    expect(await validateStore(store.dataDir, (line) => lines.push(line))).toBe(0);
    expect(lines).toEqual(['test.rows: 2 documents, 2 indexes, 0 faults', 'The store is sound.']);
  } finally {
    await store.close();
  }
});
