import { nextShortId } from '../../../src/leads/lead-number.model';
import { openTestStore, type TestStore } from '../../support/store';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const last = async (of: string) =>
  (await store.connection.collection('lead_number').findOne({ _id: of as never }))?.last as number;

describe('short ids', () => {
  test('when many ask at the same moment, also in other processes, then each has a number of its own, and none is left out', async () => {
    const here = nextShortId(store.connection, 'lead', 'L');
    const other = await store.connectAgain();
    const there = nextShortId(other.connection, 'lead', 'L');
    const ids = await Promise.all(Array.from({ length: 250 }, (_, n) => (n % 2 === 0 ? here() : there())));
    expect(new Set(ids).size).toBe(250);
    expect(ids.map((id) => Number(id.slice(2))).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 250 }, (_, n) => 1001 + n),
    );
    expect(await here()).toBe('L-1251');
    await other.connection.close();
  });

  test('when the transaction that asked is undone, then the number is left out, and nobody waits for it', async () => {
    const next = nextShortId(store.connection, 'deal', 'D');
    const undone = store.transaction(async () => {
      expect(await next()).toBe('D-1001');
      expect(await last('deal')).toBe(1);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await next()).toBe('D-1002');
  });

  test('when the store does not answer, then all who asked are told, and the next is served', async () => {
    const next = nextShortId(store.connection, 'offer', 'O');
    const collection = store.connection.models.LeadNumber?.collection;
    const find = jest
      .spyOn(collection as never, 'findOneAndUpdate')
      .mockRejectedValueOnce(new Error('away') as never);
    const both = await Promise.allSettled([next(), next()]);
    expect(both[0].status).toBe('rejected');
    find.mockRestore();
    expect(both[1]).toEqual({ status: 'fulfilled', value: 'O-1001' });
    expect(await next()).toBe('O-1002');
  });
});
