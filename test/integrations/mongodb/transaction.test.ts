import { Schema, type Model } from 'mongoose';
import { openTestStore, type TestStore } from '../../support/store';

interface Thing {
  name: string;
  count: number;
}

let store: TestStore;
let things: Model<Thing>;

beforeAll(async () => {
  store = await openTestStore();
  things = store.connection.model<Thing>(
    'Thing',
    new Schema<Thing>({ name: { type: String, unique: true }, count: Number }, { versionKey: false }),
    'thing',
  );
  await store.prepare();
});
afterAll(() => store.close());
beforeEach(() => things.deleteMany({}));

const names = async () => (await things.find().sort({ name: 1 }).lean()).map(({ name }) => name);
const add = (name: string) => things.create([{ name, count: 1 }]);

describe('a transaction', () => {
  test('when the work throws, then nothing of it is there', async () => {
    const failed = store.transaction(async () => {
      await add('a');
      await things.updateOne({ name: 'a' }, { $inc: { count: 1 } });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await names()).toEqual([]);
  });

  test('when one is inside another, then it joins: what the inner wrote goes with the outer', async () => {
    const failed = store.transaction(async () => {
      await add('outer');
      await store.transaction(() => add('inner'));
      expect(await names()).toEqual(['inner', 'outer']);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await names()).toEqual([]);
    expect(await store.transaction(() => store.transaction(async () => 'told'))).toBe('told');
  });

  test('when two create the same thing at once, then the later one is run again and finds it', async () => {
    let runs = 0;
    const ensure = () =>
      store.transaction(async () => {
        runs++;
        const known = await things.findOne({ name: 'one' }).lean();
        if (known) return false;
        await add('one');
        return true;
      });
    const all = await Promise.all([ensure(), ensure(), ensure()]);
    expect(all.filter(Boolean)).toHaveLength(1);
    expect(runs).toBeGreaterThan(3 - 1);
    expect(await names()).toEqual(['one']);
  });

  test('when the thing was there before, then its duplicate is tried four times and told', async () => {
    await add('old');
    let runs = 0;
    const twice = store.transaction(async () => {
      runs++;
      await add('new');
      await add('old');
    });
    await expect(twice).rejects.toMatchObject({ code: 11000 });
    expect(runs).toBe(4);
    expect(await names()).toEqual(['old']);
  });

  test('when many change one thing at once, then none of it is lost', async () => {
    await add('sum');
    await Promise.all(
      Array.from({ length: 10 }, () =>
        store.transaction(async () => {
          const before = await things.findOne({ name: 'sum' }).lean();
          await things.updateOne({ name: 'sum' }, { $set: { count: (before?.count ?? 0) + 1 } });
        }),
      ),
    );
    expect(await things.findOne({ name: 'sum' }).lean()).toMatchObject({ count: 11 });
  });

  test('when nothing is committed yet, then nobody else sees it', async () => {
    let seen: string[] = ['?'];
    await store.transaction(async () => {
      await add('mine');
      // Outside the transaction’s own context.
      seen = await new Promise<string[]>((resolve) => void outside(() => names().then(resolve)));
    });
    expect(seen).toEqual([]);
    expect(await names()).toEqual(['mine']);
  });

  describe('what is gathered', () => {
    const written: string[][] = [];
    const write = async (rows: string[]) => {
      written.push(rows);
      await things.insertMany(rows.map((name) => ({ name, count: 1 })));
    };
    const gather = (...rows: string[]) => store.transaction.gather?.(write, rows);
    beforeEach(() => void (written.length = 0));

    test('when a transaction gathers, then all is written at its end in one go, in its order, with the rest', async () => {
      await store.transaction(async () => {
        await gather('c');
        await store.transaction(async () => gather('a', 'b'));
        await add('own');
        expect(await names()).toEqual(['own']);
      });
      expect(written).toEqual([['c', 'a', 'b']]);
      expect(await names()).toEqual(['a', 'b', 'c', 'own']);
    });

    test('when the work throws, then nothing of it is written', async () => {
      const failed = store.transaction(async () => {
        await gather('a');
        throw new Error('no');
      });
      await expect(failed).rejects.toThrow('no');
      expect(written).toEqual([]);
      expect(await names()).toEqual([]);
    });

    test('when it cannot be written, then neither is the rest', async () => {
      await add('a');
      const failed = store.transaction(async () => {
        await add('own');
        await gather('a');
      });
      await expect(failed).rejects.toThrow('duplicate key');
      expect(await names()).toEqual(['a']);
    });

    test('when the work is run again, then only what its last run gathered is written', async () => {
      await add('counter');
      const together = ['one', 'two'].map((name) =>
        store.transaction(async () => {
          const { count } = (await things.findOne({ name: 'counter' }).lean()) ?? { count: 0 };
          await gather(`${name}${count}`);
          await things.updateOne({ name: 'counter' }, { $set: { count: count + 1 } });
        }),
      );
      await Promise.all(together);
      const gathered = (await names()).filter((name) => name !== 'counter').map((name) => name.slice(-1));
      expect(gathered.sort()).toEqual(['1', '2']);
    });

    test('when a write gathers more, then that is written too', async () => {
      const first = async () => void (await gather('later'));
      await store.transaction(async () => {
        await gather('early');
        await store.transaction.gather?.(first, ['row']);
      });
      expect(written).toEqual([['early'], ['later']]);
      expect(await names()).toEqual(['early', 'later']);
    });

    test('when there is no transaction, then it is written at once', async () => {
      await gather('a');
      expect(await names()).toEqual(['a']);
    });
  });
});

/** Work that was queued before the transaction began does not belong to it. */
const queue: (() => unknown)[] = [];
const ticking = setInterval(() => queue.splice(0).forEach((work) => work()), 5);
afterAll(() => clearInterval(ticking));
function outside(work: () => unknown): void {
  queue.push(work);
}
