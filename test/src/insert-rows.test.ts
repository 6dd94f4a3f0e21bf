import { Schema, type Model } from 'mongoose';
import { insertRows } from '../../src/insert-rows';
import { openTestStore, type TestStore } from '../support/store';

interface Row {
  _id?: unknown;
  name: string;
  at: Date;
  detail: Record<string, unknown>;
  note?: string | undefined;
}

let store: TestStore;
let rows: Model<Row>;

beforeAll(async () => {
  store = await openTestStore();
  rows = store.connection.model<Row>(
    'Row',
    new Schema<Row>(
      { name: { type: String, unique: true }, at: Date, detail: Schema.Types.Mixed, note: String },
      { versionKey: false, minimize: false },
    ),
    'row',
  );
  await store.prepare();
});
afterAll(() => store.close());
beforeEach(() => rows.deleteMany({}));

const AT = new Date('2026-12-02T15:00:00Z');
const row = (name: string, more: Partial<Row> = {}): Row => ({ name, at: AT, detail: {}, ...more });
const stored = () => rows.collection.find().sort({ _id: 1 }).toArray();

describe('rows that the product has made', () => {
  test('when they are inserted, then they are there as they were given, with ids in their order', async () => {
    await insertRows(rows, [row('b', { detail: { why: null, at: AT } }), row('a', { note: 'x' })]);
    expect((await stored()).map(({ _id, ...rest }) => rest)).toEqual([
      { name: 'b', at: AT, detail: { why: null, at: AT } },
      { name: 'a', at: AT, detail: {}, note: 'x' },
    ]);
  });

  test('when a field is undefined, then it is left out, and is not null', async () => {
    await insertRows(rows, [row('a', { note: undefined, detail: { why: undefined } })]);
    const [only] = await stored();
    expect(only).not.toHaveProperty('note');
    expect(only?.detail).toEqual({});
    expect(await rows.countDocuments({ note: { $type: 'null' } })).toBe(0);
  });

  test('when a row has a field that the schema does not know, then nothing is written', async () => {
    const wrong = { ...row('b'), phone: '+14165550134' };
    await expect(insertRows(rows, [row('a'), wrong])).rejects.toThrow('Row has no field phone');
    expect(await stored()).toEqual([]);
  });

  test('when they are inserted in a transaction, then they are undone with it', async () => {
    const undone = store.transaction(async () => {
      await insertRows(rows, [row('a')]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await stored()).toEqual([]);
  });
});
