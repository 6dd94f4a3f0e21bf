import { AsyncResource } from 'node:async_hooks';
import { type DealFacts } from '../../../src/buyers/match.rules';
import { type BuyerFacts } from '../../../src/buyers/save-buyer';
import { giveOldBuyersBoxes } from '../../../src/buyers/give-old-buyers-boxes';
import { buyerModel } from '../../../src/buyers/buyer.model';
import { cents } from '../../../src/money';
import { CALLER, openAreas, type TestAreas } from '../../support/areas';

const TEN = '2026-12-02T15:00:00Z';
let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
beforeEach(() => world.reset(TEN));
afterAll(() => world.close());

const deal: DealFacts = {
  province: 'ON',
  market: 'Toronto',
  property_type: 'SFR',
  arv: cents(500_000_00),
  repairs: cents(40_000_00),
  price: cents(317_500_00),
};

const outside = { run: AsyncResource.bind((work: () => void) => work()) };

let number = 0;
const save = (more: Partial<BuyerFacts> = {}) =>
  world.buyers.save(
    {
      name: 'Sam Lee',
      phone: `+1416555${String(1000 + ++number)}`,
      language: 'en',
      province: 'ON',
      market: 'Toronto',
      ...more,
    },
    CALLER,
  );
const ids = (ranked: { id: string }[]) => ranked.map(({ id }) => id);

test('when a buyer is saved, paused or answers on one instance, then the next match on any instance knows it', async () => {
  const other = world.another();
  const first = await save();
  const second = await save();
  expect(await other.buyers.match(deal)).toMatchObject({ matched_count: 2 });
  expect(ids((await other.buyers.match(deal)).matches)).toEqual([first._id, second._id]);

  await world.buyers.recordFeedback({
    event: 'RESPONDED',
    province: 'ON',
    buyer_id: second._id,
    source: 'api',
  });
  const { matches } = await other.buyers.match(deal);
  expect(ids(matches)).toEqual([second._id, first._id]);
  expect(matches[0]?.reasons.at(-1)).toMatchObject({ why: 'answers', asked: 1, answered: 1 });

  const model = buyerModel(world.store.connection);
  await model.updateOne({ _id: second._id }, { $set: { active: false }, $currentDate: { changed_at: true } });
  const later = await other.buyers.match(deal);
  expect([ids(later.matches), ids(later.paused)]).toEqual([[first._id], [second._id]]);
});

test('when a correction gives an answer to somebody else, then both are counted again', async () => {
  const one = await save();
  const two = await save();
  const about = { province: 'ON' as const, source: 'api' as const };
  const { event } = await world.buyers.recordFeedback({ ...about, event: 'RESPONDED', buyer_id: one._id });
  await world.buyers.recordFeedback({ ...about, event: 'PASSED', buyer_id: two._id, replaces: event._id });
  const answers = async (phone = '') => (await world.buyers.findByAddress(phone))?.answers;
  expect(await answers(one.phone)).toEqual({ asked: 0, answered: 0 });
  expect(await answers(two.phone)).toMatchObject({ asked: 1, answered: 1, last_at: new Date(TEN) });
});

test('when a transaction that changed a buyer is undone, then no match ever knew of it', async () => {
  const buyer = await save();
  await world.buyers.match(deal);
  const undone = world.store.transaction(async () => {
    await save({ phone: buyer.phone, box: { places: ['ON:TORONTO'], types: ['LAND'] } });
    await world.buyers.match(deal);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await world.buyers.match(deal)).toMatchObject({ matched_count: 1, below_count: 0 });
});

test('when a change is committed after a later look at the list, then the next look sees it', async () => {
  const buyer = await save();
  const other = world.another();
  await world.store.transaction(async () => {
    await save({ phone: buyer.phone, box: { places: ['ON:TORONTO'], types: ['LAND'] } });
    await new Promise<void>((resolve, reject) => {
      // Outside of the transaction, as another process would.
      outside.run(() => void other.buyers.match(deal).then(() => resolve(), reject));
    });
  });
  expect(await other.buyers.match(deal)).toMatchObject({ matched_count: 0, below_count: 1 });
});

test('when there are more than the limit, then all are counted, and the best by score and id are given', async () => {
  const saved = [];
  for (let n = 0; n < 6; n++) saved.push(await save());
  const province = await save({ market: 'ALL' });
  const { matched_count, matches } = await world.buyers.match(deal, { limit: 3 });
  expect(matched_count).toBe(7);
  expect(ids(matches)).toEqual(ids(saved.slice(0, 3).map(({ _id }) => ({ id: _id }))));
  expect(ids((await world.buyers.match(deal)).matches).at(-1)).toBe(province._id);
});

test('when a buyer was saved before there were buy boxes, then the migration gives them one, and matches know them', async () => {
  const { _id } = await save({ market: 'ALL' });
  const model = buyerModel(world.store.connection);
  await model.collection.updateOne({ _id }, { $unset: { box: 1, addresses: 1, changed_at: 1 } });
  await giveOldBuyersBoxes(world.store.connection);
  expect(await model.findById(_id).lean()).toMatchObject({ box: { places: ['ON:ALL'], types: [] } });
  expect(ids((await world.another().buyers.match(deal)).matches)).toEqual([_id]);
});
