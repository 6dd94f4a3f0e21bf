import mongoose from 'mongoose';
import { errorOf } from '../support/embedded';
import { openServed, type ServedStore } from '../support/served';

const { MongoClient } = mongoose.mongo;

describe('a store that listens on a port', () => {
  let store: ServedStore;
  beforeAll(async () => {
    store = await openServed({ transport: 'port' });
  });
  afterAll(() => store.close());

  test('when a client has the credentials of the URI, then it works as on a socket', async () => {
    expect(store.uri).toMatch(/^mongodb:\/\/dealrunner:[\w-]{32}@127\.0\.0\.1:\d+\/\?/);
    await store.db.collection('a').insertOne({ n: 1 });
    expect(await store.db.collection('a').countDocuments()).toBe(1);
  });

  test('when the password is wrong, then it is refused', async () => {
    const wrong = new MongoClient(store.uri.replace(/:[\w-]{32}@/, ':wrong@'));
    const error = await errorOf(wrong.connect());
    expect([error.code, error.codeName]).toEqual([18, 'AuthenticationFailed']);
    await wrong.close();
  });

  test('when there are no credentials, then nothing but the handshake is answered', async () => {
    const none = new MongoClient(store.uri.replace(/\/\/.*@/, '//').replace(/&authMechanism.*/, ''));
    await none.connect();
    expect((await errorOf(none.db('test').collection('a').findOne())).code).toBe(13);
    expect((await errorOf(none.db('test').collection('a').insertOne({}))).code).toBe(13);
    await none.close();
  });
});
