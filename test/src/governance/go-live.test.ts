import { createGoLive } from '../../../src/governance/go-live';
import { goLiveModel } from '../../../src/governance/go-live.model';
import { openTestStore, type TestStore } from '../../support/store';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

test('when the global switch and the province’s are both on, then it is on; absent, off or without a province it is not', async () => {
  const goLive = createGoLive(store);
  const switches = goLiveModel(store.connection);
  await store.prepare();
  const set = (_id: 'GLOBAL' | 'ON', on: boolean) =>
    switches.replaceOne({ _id }, { _id, on, changed_by: 'test', changed_at: new Date() }, { upsert: true });

  expect(await goLive.isOn('ON')).toBe(false);
  await set('GLOBAL', true);
  expect(await goLive.isOn('ON')).toBe(false);
  await set('ON', true);
  expect([await goLive.isOn('ON'), await goLive.isOn('QC'), await goLive.isOn(null)]).toEqual([
    true,
    false,
    false,
  ]);
  await set('GLOBAL', false);
  expect(await goLive.isOn('ON')).toBe(false);
});
