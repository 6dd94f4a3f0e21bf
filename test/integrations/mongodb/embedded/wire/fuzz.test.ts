import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { serialize } from 'bson';
import { openTestStore, type TestStore } from '../support/embedded';
import { frameOf, messageOf, openRawClient } from '../support/raw-client';
import { amount } from '../support/thoroughness';

const FRAMES = amount(800, 10_000);

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const below = (limit: number): number => Math.floor(Math.random() * limit);
const valid = (): Buffer =>
  messageOf({
    insert: 'fuzzed',
    documents: [{ text: 'x'.repeat(below(50)), nested: { list: [1, 'a', null] } }],
    $db: 'test',
  });

function nested(depth: number): Buffer {
  // By hand: bson itself refuses to write that deep.
  const bytes = Buffer.alloc(5 + 8 * depth);
  for (let level = 0; level < depth; level++) {
    bytes.writeInt32LE(bytes.length - 8 * level, 7 * level);
    bytes.write('\x03a\0', 7 * level + 4, 'latin1');
  }
  bytes.writeInt32LE(5, 7 * depth);
  return bytes;
}

/** An insert of one document given as bytes, by a sequence. */
function insertOf(bytes: Uint8Array): Buffer {
  const name = Buffer.from('documents\0');
  const size = Buffer.alloc(4);
  size.writeInt32LE(4 + name.length + bytes.length);
  const body = serialize({ insert: 'fuzzed', $db: 'test' });
  return frameOf(
    2013,
    Buffer.concat([Buffer.alloc(4), Buffer.from([0]), body, Buffer.from([1]), size, name, bytes]),
  );
}

const mutations: (() => Buffer)[] = [
  () => randomBytes(below(200)),
  () => frameOf(2013, randomBytes(below(300))),
  () => frameOf(below(3000), randomBytes(below(100))),
  () => frameOf(2004, randomBytes(below(100))),
  () => valid().subarray(0, below(100)),
  // The message's end is of no type: the document in it is cut.
  () => {
    const frame = valid();
    const cut = frame.subarray(0, frame.length - 1 - below(20));
    cut.writeInt32LE(cut.length, 0);
    return Buffer.from(cut);
  },
  () => {
    const frame = valid();
    // Anything but the database's name, which stands last, so that a hit cannot become another valid insert.
    for (let i = 0; i <= below(4); i++) frame[16 + below(frame.length - 16)] = below(256);
    return frame;
  },
  () => {
    const frame = valid();
    frame.writeInt32LE([0, -1, 15, 16, 2 ** 31 - 1, 48_000_001][below(6)] ?? 0, 0);
    return frame;
  },
  () =>
    frameOf(
      2013,
      Buffer.concat([
        Buffer.from([0, 0, 0, 0, below(4)]),
        serialize({ ping: 1, $db: 'admin' }),
        Buffer.from([below(3)]),
      ]),
    ),
  () => insertOf(nested(200 + below(20_000))),
  () =>
    insertOf(Buffer.concat([Buffer.from([14, 0, 0, 0, 2, 0x61, 0, 2, 0, 0, 0]), Buffer.from([0xff, 0, 0])])),
  () => insertOf(Buffer.from([12, 0, 0, 0, 0x16, 0x61, 0, 1, 0, 0, 0, 0])),
  () => insertOf(Buffer.from([13, 0, 0, 0, 8, 0xc3, 0x28, 0, 7, 0, 0, 0, 0])),
  () => messageOf({ [randomBytes(4).toString('hex')]: 1, $db: 'test' }),
  () => messageOf({ find: 'fuzzed', filter: { $where: 'while(1);' }, $db: 'test' }),
  () => messageOf({ find: { a: 1 }, filter: [], $db: 3 }),
];

test(
  `when ${FRAMES} broken messages arrive, then each is answered with an error or ends its connection, and nothing is written`,
  async () => {
    const rows = store.db.collection('kept');
    await rows.insertOne({ n: 1 });
    for (let i = 0; i < FRAMES; i++) {
      const client = await openRawClient(store.uri);
      client.socket.write((mutations[i % mutations.length] ?? valid)());
      client.socket.end();
      await Promise.race([client.next(), pause(2000, undefined, { ref: false })]);
      client.close();
    }
    expect(await rows.find().toArray()).toHaveLength(1);
    for (const row of await store.db.collection('fuzzed').find().toArray()) {
      // A changed byte may still be a valid text.
      expect(Object.keys(row)).toContain('_id');
    }
    expect(await store.db.command({ validate: 'kept' })).toMatchObject({ valid: true });
  },
  amount(60_000, 600_000),
);

test('when a message comes byte by byte, then it is answered like any other', async () => {
  const client = await openRawClient(store.uri);
  for (const byte of messageOf({ ping: 1, $db: 'admin' })) {
    client.socket.write(Buffer.from([byte]));
    if (byte === 0) await new Promise(setImmediate);
  }
  expect((await client.next())?.length).toBeGreaterThan(16);
  client.close();
});
