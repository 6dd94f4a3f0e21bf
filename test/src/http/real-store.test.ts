import { z } from 'zod';
import { Schema } from 'mongoose';
import { defineRoute } from '../../../src/contract/route';
import { UserError } from '../../../src/errors';
import { type Intent, intentModel } from '../../../src/intents/intent.model';
import { createIntents } from '../../../src/intents/intents';
import { openTestStore, type TestStore } from '../../support/store';
import { AGENT, type Door, openDoor } from './open-door';

// The door over the real intents and transactions: what the fakes assume is so.

let store: TestStore;
let door: Door;
let now: number;
let fail: (() => Error) | null;
let gate: Promise<void> | null;
let atGate: () => void;

const bookModel = () =>
  store.connection.model<{ text: string }>(
    'Book',
    new Schema({ text: String }, { versionKey: false }),
    'book',
  );
const written = async () => (await bookModel().find().lean()).map((entry) => entry.text);
const intent = () => intentModel(store.connection).findById('http:crm:k1').lean();

const write = defineRoute({
  method: 'POST',
  path: '/api/book/add',
  summary: 'Writes',
  role: 'agent',
  effect: 'write',
  input: z.strictObject({ text: z.string(), 'odd.$key': z.string().optional() }),
  output: z.strictObject({ text: z.string(), at: z.date() }),
  async run(input) {
    await bookModel().create([{ text: input.text }]);
    if (gate) {
      atGate();
      await gate;
    }
    if (fail) throw fail();
    return { text: input.text, at: new Date('2026-11-23T15:00:00Z') };
  },
});

const add = (body: object = { text: 'hello' }) =>
  door.call('POST', '/api/book/add', { body, headers: { ...AGENT, 'idempotency-key': 'k1' } });

beforeAll(async () => {
  store = await openTestStore();
  intentModel(store.connection);
  bookModel();
  await store.prepare();
  const intents = createIntents({ connection: store.connection, now: () => now });
  door = await openDoor({ routes: [write], intents, transaction: store.transaction });
});
afterAll(async () => {
  await door.server.close();
  await store.close();
});
beforeEach(async () => {
  now = Date.now();
  fail = null;
  gate = null;
  await bookModel().deleteMany({});
  await intentModel(store.connection).deleteMany({});
});

describe('a write over the real store', () => {
  it('when it is sent twice, then it is done once with the same answer', async () => {
    const body = { text: 'hello', 'odd.$key': 'x' };
    const first = await add(body);
    const second = await add(body);
    expect([first.status, second.status, second.text]).toEqual([200, 200, first.text]);
    expect(first.json.at).toBe('2026-11-23T15:00:00.000Z');
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(await written()).toEqual(['hello']);
    expect(await intent()).toMatchObject({ state: 'done', attempts: 1 });
  });

  it('when ten come at once, then one is done', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => add()));
    expect(await written()).toEqual(['hello']);
    for (const { status } of answers) expect([200, 409]).toContain(status);
  });

  it('when it is refused, then nothing is written and the refusal stays', async () => {
    fail = () => new UserError('refused', 'No.');
    expect((await add()).status).toBe(422);
    fail = null;
    expect((await add()).status).toBe(422);
    expect(await written()).toEqual([]);
    expect(await intent()).toMatchObject({ state: 'failed' });
  });

  it('when it ended in a bug, then nothing is written, and the same request is done when it is sent again', async () => {
    fail = () => new TypeError('a bug');
    expect((await add()).status).toBe(500);
    expect(await written()).toEqual([]);
    fail = null;
    expect((await add()).status).toBe(200);
    expect(await written()).toEqual(['hello']);
    expect(await intent()).toMatchObject({ state: 'done', attempts: 2 });
  });

  it('when a slow one is taken over by another process, then only one of the two is kept', async () => {
    let letGo: () => void = () => undefined;
    gate = new Promise((resolve) => (letGo = resolve));
    const waits = new Promise<void>((resolve) => (atGate = resolve));
    const slow = add();
    await waits;
    now += 61_000;
    gate = null;
    const other = await add();
    letGo();
    expect(other.status).toBe(200);
    expect([200, 409]).toContain((await slow).status);
    expect(await written()).toEqual(['hello']);
    expect(await intent()).toMatchObject({ state: 'done', attempts: 2 });
  });

  it('when the process died in the middle, then resuming does it once', async () => {
    await add();
    await bookModel().deleteMany({});
    await intentModel(store.connection).updateOne(
      { _id: 'http:crm:k1' },
      { $set: { state: 'accepted', leased_until: new Date(0) }, $unset: { result: 1, finished_at: 1 } },
    );
    const done = await Promise.all([door.server.resume(), door.server.resume()]);
    expect(done.reduce((sum, each) => sum + each.done, 0)).toBe(1);
    expect(await written()).toEqual(['hello']);
    expect((await intent()) as Intent).toMatchObject({ state: 'done' });
    expect((await add()).headers.get('idempotent-replayed')).toBe('true');
  });
});
