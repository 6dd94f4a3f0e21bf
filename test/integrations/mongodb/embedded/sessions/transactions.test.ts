import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import { errorOf } from '../support/embedded';
import { openServed, type ServedStore } from '../support/served';

let store: ServedStore;
let things: mongoose.mongo.Collection<{ _id: number; n: number; name?: string }>;

beforeAll(async () => {
  store = await openServed({ limits: { transactionMs: 300, lifetimeMs: 1200 } });
  things = store.db.collection('things');
  await things.createIndex({ name: 1 }, { unique: true, sparse: true });
});
afterAll(() => store.close());
beforeEach(async () => {
  await things.deleteMany({});
  await things.insertMany([
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
  ]);
});

async function within<T>(work: (session: mongoose.mongo.ClientSession) => Promise<T>): Promise<T> {
  const session = store.client.startSession();
  session.startTransaction();
  try {
    return await work(session);
  } finally {
    await session.endSession();
  }
}

const isTransient = (error: mongoose.mongo.MongoError): boolean =>
  error.hasErrorLabel('TransientTransactionError');

describe('a transaction', () => {
  test('when it has written, then only it sees that, until it commits', async () => {
    await within(async (session) => {
      await things.insertOne({ _id: 3, n: 3 }, { session });
      await things.updateOne({ _id: 1 }, { $set: { n: 10 } }, { session });
      expect(await things.countDocuments({}, { session })).toBe(3);
      expect(await things.countDocuments()).toBe(2);
      expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1, n: 1 });
      await session.commitTransaction();
    });
    expect(await things.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, n: 10 },
      { _id: 2, n: 2 },
      { _id: 3, n: 3 },
    ]);
  });

  test('when it aborts, then nothing of it is left', async () => {
    await within(async (session) => {
      await things.insertOne({ _id: 3, n: 3, name: 'x' }, { session });
      await things.deleteOne({ _id: 1 }, { session });
      await session.abortTransaction();
    });
    expect(await things.countDocuments()).toBe(2);
    await things.insertOne({ _id: 4, n: 4, name: 'x' });
  });

  test('when others write after its first read, then it goes on seeing its snapshot', async () => {
    await within(async (session) => {
      expect(await things.countDocuments({}, { session })).toBe(2);
      await things.insertOne({ _id: 3, n: 3 });
      await things.updateOne({ _id: 1 }, { $set: { n: 100 } });
      expect(await things.countDocuments({}, { session })).toBe(2);
      expect(await things.findOne({ _id: 1 }, { session })).toEqual({ _id: 1, n: 1 });
      expect(await things.find({ n: { $gte: 0 } }, { session, batchSize: 1 }).toArray()).toHaveLength(2);
      await session.commitTransaction();
    });
  });

  test('when others have changed a document since its snapshot, then its own change is a transient conflict', async () => {
    await within(async (session) => {
      await things.findOne({ _id: 1 }, { session });
      await things.updateOne({ _id: 1 }, { $inc: { n: 5 } });
      const error = await errorOf(things.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session }));
      expect([error.code, error.codeName, isTransient(error)]).toEqual([112, 'WriteConflict', true]);
      const later = await errorOf(things.findOne({ _id: 2 }, { session }));
      expect([later.code, isTransient(later)]).toEqual([251, true]);
    });
    expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1, n: 6 });
  });

  test('when another one holds the document, then its first statement waits for that and goes on', async () => {
    await within(async (first) => {
      await things.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: first });
      await within(async (second) => {
        const waiting = things.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: second });
        await pause(50);
        await first.commitTransaction();
        await waiting;
        await second.commitTransaction();
      });
    });
    expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1, n: 3 });
  });

  test('when the other one does not end, then it waits no longer than its limit', async () => {
    await within(async (first) => {
      await things.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: first });
      await within(async (second) => {
        const error = await errorOf(things.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: second }));
        expect([error.code, isTransient(error)]).toEqual([112, true]);
      });
      await first.commitTransaction();
    });
    expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1, n: 2 });
  });

  test('when two wait for each other, then one of them is told at once', async () => {
    await within(async (first) => {
      await within(async (second) => {
        await things.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: first });
        await things.updateOne({ _id: 2 }, { $inc: { n: 1 } }, { session: second });
        const waiting = things.updateOne({ _id: 2 }, { $inc: { n: 1 } }, { session: first });
        const error = await errorOf(things.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: second }));
        expect(error.code).toBe(112);
        await waiting;
        await first.commitTransaction();
      });
    });
  });

  test('when a plain write meets its document, then the write waits; when it meets another one, it does not', async () => {
    await within(async (session) => {
      await things.updateOne({ _id: 1 }, { $set: { n: 50 } }, { session });
      await things.updateOne({ _id: 2 }, { $inc: { n: 1 } });
      let done = false;
      const waiting = things.updateOne({ _id: 1 }, { $inc: { n: 1 } }).then(() => (done = true));
      await pause(50);
      expect(done).toBe(false);
      await session.commitTransaction();
      await waiting;
    });
    expect(await things.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, n: 51 },
      { _id: 2, n: 3 },
    ]);
  });

  test('when a plain write meets its unique key, then it waits and is a duplicate, or is written after an abort', async () => {
    for (const commit of [true, false]) {
      await within(async (session) => {
        await things.insertOne({ _id: 10 + Number(commit), n: 0, name: `key${commit}` }, { session });
        const waiting = things
          .insertOne({ _id: 20 + Number(commit), n: 0, name: `key${commit}` })
          .catch((error: unknown) => error);
        await pause(30);
        await (commit ? session.commitTransaction() : session.abortTransaction());
        expect(await waiting).toMatchObject(commit ? { code: 11000 } : { acknowledged: true });
      });
    }
  });

  test('when it outlives its limit, then it is gone and nobody waits for it any more', async () => {
    await within(async (session) => {
      await things.updateOne({ _id: 1 }, { $set: { n: 99 } }, { session });
      await things.updateOne({ _id: 1 }, { $inc: { n: 1 } });
      const error = await errorOf(session.commitTransaction());
      expect([error.code, isTransient(error)]).toEqual([251, true]);
    });
    expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1, n: 2 });
  });

  test('when a statement fails, then the whole transaction is aborted', async () => {
    await within(async (session) => {
      await things.insertOne({ _id: 3, n: 3 }, { session });
      expect((await errorOf(things.insertOne({ _id: 1, n: 0 }, { session }))).code).toBe(11000);
      expect((await errorOf(things.findOne({}, { session }))).code).toBe(251);
    });
    expect(await things.countDocuments()).toBe(2);
  });

  test('when the commit is sent again, then it is answered with success once more', async () => {
    await within(async (session) => {
      await things.insertOne({ _id: 3, n: 3 }, { session });
      await session.commitTransaction();
      await session.commitTransaction();
    });
    expect(await things.countDocuments()).toBe(3);
  });

  test('when its client goes away, then its documents are free at once', async () => {
    const other = await new mongoose.mongo.MongoClient(store.uri).connect();
    const session = other.startSession();
    session.startTransaction();
    await other
      .db('test')
      .collection<{ _id: number }>('things')
      .updateOne({ _id: 1 }, { $set: { n: 7 } }, { session });
    const started = Date.now();
    const waiting = things.updateOne({ _id: 1 }, { $inc: { n: 1 } });
    await other.close();
    await waiting;
    expect(Date.now() - started).toBeLessThan(1000);
    expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1, n: 2 });
  });

  test('when it creates a collection and an index, then they are there with its commit only', async () => {
    await within(async (session) => {
      await store.db.createCollection('fresh', { session });
      await store.db.collection('fresh').createIndex({ a: 1 }, { session });
      await store.db.collection('fresh').insertOne({ a: 1 }, { session });
      expect(await store.db.listCollections({ name: 'fresh' }).toArray()).toHaveLength(0);
      await session.commitTransaction();
    });
    expect(await store.db.collection('fresh').indexes()).toHaveLength(2);
    expect(await store.db.collection('fresh').countDocuments({ a: 1 })).toBe(1);
  });

  test('when an index is created while it is writing, then the index has what it wrote', async () => {
    await within(async (session) => {
      await things.insertOne({ _id: 5, n: 55 }, { session });
      const building = things.createIndex({ n: -1 });
      await pause(30);
      await session.commitTransaction();
      await building;
    });
    expect(await things.find({ n: 55 }, { hint: { n: -1 } }).toArray()).toHaveLength(1);
    expect(await store.db.command({ validate: 'things' })).toMatchObject({ valid: true });
  });

  test('when a command cannot run inside, then it is refused by its name', async () => {
    await within(async (session) => {
      const error = await errorOf(store.db.command({ drop: 'things' }, { session }));
      expect([error.code, error.message]).toEqual([
        263,
        "Cannot run 'drop' in a multi-document transaction.",
      ]);
    });
  });

  test('when many count up one number in transactions, then none is lost', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () =>
        store.client.withSession((session) =>
          session.withTransaction(async () => {
            const found = await things.findOne({ _id: 1 }, { session });
            await things.updateOne({ _id: 1 }, { $set: { n: (found?.n ?? 0) + 1 } }, { session });
          }),
        ),
      ),
    );
    expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1, n: 21 });
  });
});
