import mongoose from 'mongoose';
import { openTestStore, type TestStore } from '../support/embedded';

/** What our areas do with it, by the very library that they do it with. */
describe('mongoose on the embedded store', () => {
  let store: TestStore;
  let connection: mongoose.Connection;
  beforeAll(async () => {
    store = await openTestStore();
    connection = await mongoose
      .createConnection(store.uri, {
        dbName: 'areas',
        readConcern: { level: 'majority' },
        writeConcern: { w: 'majority', journal: true },
      })
      .asPromise();
  });
  afterAll(async () => {
    await connection.close();
    await store.close();
  });

  const leadSchema = new mongoose.Schema(
    {
      email: { type: String, unique: true },
      state: { type: String, index: true },
      due: Date,
      amount: Number,
      tags: [String],
      history: [{ at: Date, what: String }],
      owner: { type: mongoose.Schema.Types.ObjectId, ref: 'Owner' },
    },
    { timestamps: true, optimisticConcurrency: true },
  );
  leadSchema.index({ state: 1, due: 1 });
  leadSchema.index({ due: 1 }, { partialFilterExpression: { state: 'open' } });

  test('when a model is initialised, saved, found, populated and removed, then all is as on MongoDB', async () => {
    const Owner = connection.model('Owner', new mongoose.Schema({ name: String }));
    const Lead = connection.model('Lead', leadSchema);
    await Promise.all([Owner.init(), Lead.init()]);
    expect(await Lead.syncIndexes()).toEqual([]);

    const owner = await Owner.create({ name: 'Ana' });
    const lead = await Lead.create({
      email: 'a@x',
      state: 'open',
      due: new Date(5),
      amount: 1.5,
      tags: ['hot'],
      owner: owner._id,
    });
    await expect(Lead.create({ email: 'a@x' })).rejects.toMatchObject({
      code: 11000,
      keyValue: { email: 'a@x' },
    });

    const found = await Lead.findOne({ tags: 'hot' }).populate<{ owner: { name: string } }>('owner').orFail();
    expect(found.owner.name).toBe('Ana');
    found.history.push({ at: new Date(), what: 'called' });
    await found.save();
    lead.amount = 9;
    await expect(lead.save()).rejects.toBeInstanceOf(mongoose.Error.VersionError);

    const claimed = await Lead.findOneAndUpdate(
      { state: 'open', due: { $lte: new Date() } },
      { $set: { state: 'taken' }, $push: { history: { what: 'claimed' } } },
      { sort: { due: 1 }, returnDocument: 'after' },
    );
    expect(claimed?.history.map(({ what }) => what)).toEqual(['called', 'claimed']);
    expect(await Lead.findOneAndUpdate({ state: 'open' }, { $set: { state: 'taken' } })).toBeNull();

    await Lead.bulkWrite([
      { insertOne: { document: { email: 'b@x', state: 'new' } } },
      { updateOne: { filter: { email: 'c@x' }, update: { $set: { state: 'new' } }, upsert: true } },
      { deleteMany: { filter: { state: 'taken' } } },
    ]);
    expect(await Lead.find().sort('email').distinct('email')).toEqual(['b@x', 'c@x']);
    expect(await Lead.aggregate([{ $group: { _id: '$state', n: { $sum: 1 } } }])).toEqual([
      { _id: 'new', n: 2 },
    ]);
  });

  test('when many read by a cursor, then each document is met once', async () => {
    const Row = connection.model('Row', new mongoose.Schema({ n: Number }));
    await Row.insertMany(Array.from({ length: 1200 }, (_, n) => ({ n })));
    let sum = 0;
    for await (const row of Row.find({ n: { $lt: 1000 } })
      .lean()
      .cursor({ batchSize: 50 }))
      sum += row.n ?? 0;
    expect(sum).toBe(499_500);
  });

  test('when a transaction of a connection fails, then its documents are as before', async () => {
    const Account = connection.model('Account', new mongoose.Schema({ _id: String, balance: Number }));
    await Account.create([
      { _id: 'a', balance: 10 },
      { _id: 'b', balance: 0 },
    ]);
    const move = (amount: number): Promise<unknown> =>
      connection.transaction(async (session) => {
        await Account.updateOne({ _id: 'a' }, { $inc: { balance: -amount } }, { session });
        await Account.updateOne({ _id: 'b' }, { $inc: { balance: amount } }, { session });
        const a = await Account.findById('a').session(session).orFail();
        if ((a.balance ?? 0) < 0) throw new Error('too much');
      });
    await move(4);
    await expect(move(40)).rejects.toThrow('too much');
    expect(await Account.find().sort('_id').lean()).toMatchObject([{ balance: 6 }, { balance: 4 }]);
  });
});
