import { serialize, deserialize, Long, ObjectId, UUID } from 'bson';
import { openTestStore, type TestStore } from '../support/embedded';
import { frameOf, messageOf, openRawClient, type RawClient } from '../support/raw-client';

let store: TestStore;
let client: RawClient;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  client = await openRawClient(store.uri);
});
afterEach(() => client.close());

test('when a driver of any age says hello, then it meets the primary of a replica set of one that it polls', async () => {
  const query = Buffer.concat([
    Buffer.alloc(4),
    Buffer.from('admin.$cmd\0'),
    Buffer.from([0, 0, 0, 0, 255, 255, 255, 255]),
    serialize({ ismaster: 1, helloOk: true }),
  ]);
  client.socket.write(frameOf(2004, query));
  const legacy = deserialize((await client.next())?.subarray(36) ?? Buffer.alloc(5));
  const modern = await client.command({ hello: 1, $db: 'admin' });
  for (const reply of [legacy, modern]) {
    expect(reply).toMatchObject({
      ok: 1,
      ismaster: true,
      isWritablePrimary: true,
      setName: 'embedded',
      logicalSessionTimeoutMinutes: 30,
    });
    expect(reply).not.toHaveProperty('topologyVersion');
  }
});

test('when any other command comes by the old message, then it is refused', async () => {
  const query = Buffer.concat([
    Buffer.alloc(4),
    Buffer.from('test.$cmd\0'),
    Buffer.alloc(8),
    serialize({ insert: 'a' }),
  ]);
  client.socket.write(frameOf(2004, query));
  expect(deserialize((await client.next())?.subarray(36) ?? Buffer.alloc(5))).toMatchObject({
    ok: 0,
    code: 352,
  });
});

test('when a command is unknown, then it is refused by its name', async () => {
  expect(await client.command({ mapReduce: 'a', $db: 'test' })).toMatchObject({
    ok: 0,
    code: 59,
    codeName: 'CommandNotFound',
    errmsg: "no such command: 'mapReduce'",
  });
});

test.each([
  [{ find: 'a', frobnicate: 1 }, 40415],
  [{ find: 'a', filter: 'x' }, 14],
  [{ find: 'a', tailable: true }, 238],
  [{ find: 'a', min: { a: 1 } }, 238],
  [{ find: 'a', filter: { $where: '1' } }, 238],
  [{ create: 'a', capped: true, size: 100 }, 238],
  [{ create: 'a', validator: { a: 1 } }, 238],
  [{ createIndexes: 'a', indexes: [{ key: { a: 'text' }, name: 'a' }] }, 238],
  [{ createIndexes: 'a', indexes: [{ key: { a: 1 }, name: 'a', collation: { locale: 'en' } }] }, 238],
  [{ aggregate: 'a', pipeline: [{ $out: 'b' }], cursor: {} }, 238],
  [{ aggregate: 'a', pipeline: [{ $changeStream: {} }], cursor: {} }, 238],
  [{ update: 'a', updates: [{ q: {}, u: { $set: { a: 1 } }, c: { x: 1 } }] }, 238],
  [{ find: 'a', readConcern: { level: 'snapshot' } }, 238],
  [{ insert: 'a', documents: [{}], writeConcern: { w: 3 } }, 100],
  [{ find: 'a.$b' }, 73],
  [{ insert: '', documents: [{}] }, 73],
])('when a client sends %j, then it is refused before anything is written', async (fields, code) => {
  expect(await client.command({ ...fields, $db: 'refused' })).toMatchObject({ ok: 0, code });
  expect(await store.client.db('refused').listCollections().toArray()).toEqual([]);
});

test('when a client waits for no answer, then it gets none and its writes are in order', async () => {
  const unanswered = (fields: object): Buffer => {
    const message = messageOf(fields as Record<string, unknown>);
    message.writeUInt32LE(2, 16);
    return message;
  };
  client.socket.write(
    unanswered({ insert: 'quiet', documents: [{ _id: 1, n: 0 }], writeConcern: { w: 0 }, $db: 'test' }),
  );
  for (let i = 0; i < 5; i++) {
    client.socket.write(
      unanswered({
        update: 'quiet',
        updates: [{ q: { _id: 1, n: i }, u: { $inc: { n: 1 } } }],
        writeConcern: { w: 0 },
        $db: 'test',
      }),
    );
  }
  expect(await client.command({ count: 'quiet', query: { n: 5 }, $db: 'test' })).toMatchObject({
    ok: 1,
    n: 1,
  });
});

test('when a retryable write is sent twice, then it is done once and answered twice', async () => {
  const lsid = { id: new UUID() };
  const write = {
    insert: 'once',
    documents: [{ _id: new ObjectId() }],
    lsid,
    txnNumber: Long.fromNumber(1),
    $db: 'test',
  };
  const first = await client.command(write);
  const again = await client.command(write);
  expect([first['n'], again['n'], again['writeErrors']]).toEqual([1, 1, undefined]);
  const change = {
    findAndModify: 'counters',
    query: { _id: 'a' },
    update: { $inc: { n: 1 } },
    upsert: true,
    new: true,
    lsid,
    txnNumber: Long.fromNumber(2),
    $db: 'test',
  };
  const answers = [await client.command(change), await client.command(change)];
  expect(answers.map(({ value }) => value)).toEqual([
    { _id: 'a', n: 1 },
    { _id: 'a', n: 1 },
  ]);
  expect(await client.command({ ...write, txnNumber: Long.fromNumber(1) })).toMatchObject({
    ok: 0,
    code: 225,
  });
});

test('when the same write is repeated while it still waits for a transaction, then it is done once', async () => {
  const held = { id: new UUID() };
  const start = { lsid: held, txnNumber: Long.fromNumber(1), autocommit: false };
  await client.command({ insert: 'waited', documents: [{ _id: 1, n: 0 }], $db: 'test' });
  await client.command({
    update: 'waited',
    updates: [{ q: { _id: 1 }, u: { $inc: { n: 10 } } }],
    ...start,
    startTransaction: true,
    $db: 'test',
  });
  const lsid = { id: new UUID() };
  const write = {
    update: 'waited',
    updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }],
    lsid,
    txnNumber: Long.fromNumber(1),
    $db: 'test',
  };
  const others = await Promise.all([openRawClient(store.uri), openRawClient(store.uri)]);
  const waiting = others.map((other) => other.command(write));
  expect(await client.command({ commitTransaction: 1, ...start, $db: 'admin' })).toMatchObject({ ok: 1 });
  expect((await Promise.all(waiting)).map(({ n, nModified }) => [n, nModified])).toEqual([
    [1, 1],
    [1, 1],
  ]);
  expect(await store.db.collection('waited').findOne()).toEqual({ _id: 1, n: 11 });
  others.forEach((other) => other.close());
});

test('when a cursor is read, then its batches are as large as asked, and a killed one is gone', async () => {
  await store.db.collection('many').insertMany(Array.from({ length: 250 }, (_, n) => ({ n })));
  const first = (await client.command({ find: 'many', sort: { n: 1 }, batchSize: 100, $db: 'test' }))[
    'cursor'
  ] as Record<string, unknown>;
  expect(first['firstBatch']).toHaveLength(100);
  const id = first['id'];
  const next = async (batchSize: number): Promise<Record<string, unknown>> =>
    client.command({ getMore: id, collection: 'many', batchSize, $db: 'test' });
  expect(((await next(100))['cursor'] as Record<string, unknown>)['nextBatch']).toHaveLength(100);
  expect(await client.command({ killCursors: 'many', cursors: [id], $db: 'test' })).toMatchObject({
    cursorsKilled: [id],
  });
  expect(await next(100)).toMatchObject({ ok: 0, code: 43 });
  const standard = (await client.command({ find: 'many', $db: 'test' }))['cursor'] as Record<string, unknown>;
  expect(standard['firstBatch']).toHaveLength(101);
});

test('when documents come and go under an open cursor, then it goes on from its place', async () => {
  const rows = store.db.collection<{ _id: number }>('moving');
  await rows.insertMany(Array.from({ length: 600 }, (_, i) => ({ _id: i * 2 })));
  const cursor = rows.find({}, { sort: { _id: 1 }, batchSize: 10 });
  const seen = [await cursor.next()];
  await rows.deleteMany({ _id: { $gte: 100, $lt: 200 } });
  await rows.insertOne({ _id: 1001 });
  for await (const row of cursor) seen.push(row);
  const ids = seen.map((row) => row?._id ?? -1);
  expect(ids).toContain(1001);
  expect(ids).toEqual([...ids].sort((a, b) => a - b));
  expect(new Set(ids).size).toBe(ids.length);
});

test('when a document is inserted, then it comes back byte for byte', async () => {
  const odd = Buffer.concat([
    Buffer.from([0x10, ...Buffer.from('_id\0'), 1, 0, 0, 0]),
    Buffer.from([0x08, ...Buffer.from('b\0'), 1]),
    Buffer.from([0x08, ...Buffer.from('2\0'), 0]),
  ]);
  const bytes = Buffer.concat([Buffer.from([odd.length + 5, 0, 0, 0]), odd, Buffer.from([0])]);
  const name = Buffer.from('documents\0');
  const size = Buffer.alloc(4);
  size.writeInt32LE(4 + name.length + bytes.length);
  client.socket.write(
    frameOf(
      2013,
      Buffer.concat([
        Buffer.alloc(5),
        serialize({ insert: 'odd', $db: 'test' }),
        Buffer.from([1]),
        size,
        name,
        bytes,
      ]),
    ),
  );
  await client.next();
  client.socket.write(messageOf({ find: 'odd', $db: 'test' }));
  expect((await client.next())?.includes(bytes)).toBe(true);
});

test('when a checksum is sent, then it is checked', async () => {
  const body = Buffer.concat([
    Buffer.from([1, 0, 0, 0, 0]),
    serialize({ ping: 1, $db: 'admin' }),
    Buffer.alloc(4),
  ]);
  client.socket.write(frameOf(2013, body));
  expect(await client.next()).toBeUndefined();
});

test('when a document is larger than 16 MB, then it is refused, and one just below is kept', async () => {
  const rows = store.db.collection('large');
  await rows.insertOne({ text: 'x'.repeat(16 * 1024 * 1024 - 100) });
  await expect(rows.updateOne({}, { $set: { more: 'y'.repeat(200) } })).rejects.toMatchObject({
    code: 10334,
  });
  expect(((await rows.findOne())?.['text'] as string).length).toBe(16 * 1024 * 1024 - 100);
});

test('when a time limit is over, then the command ends with that', async () => {
  await store.db
    .collection('slow')
    .insertMany(Array.from({ length: 20_000 }, (_, n) => ({ n, text: 'x'.repeat(100) })));
  const searching = store.db
    .collection('slow')
    .find({ text: /nothing/ }, { maxTimeMS: 1 })
    .toArray();
  await expect(searching).rejects.toMatchObject({ code: 50 });
});
