import { feedbackEventModel } from '../../src/buyers/feedback-event.model';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../support/areas';
import { user, wordsOf } from './use-command';

const TEN = '2026-12-02T15:00:00Z';
const SAM = '+16475550188';

let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas(TEN);
});
afterAll(() => areas.close());
beforeEach(async () => {
  await areas.reset(TEN);
  await areas.buyers.save({ name: 'Sam Lee', phone: SAM, province: 'ON', market: 'Toronto' }, CALLER);
});

let last = 0;
async function answers(body: string): Promise<string> {
  const messageSid = `SM${String(++last).padStart(32, '0')}`;
  const text = { messageSid, from: SAM, to: '+15005550006', body };
  await Promise.all([areas.outreach.receive(text), areas.another().outreach.receive(text)]);
  return messageSid;
}
const events = () => feedbackEventModel(areas.store.connection).find().sort({ created_at: 1 }).lean();
const card = (sid: string) => {
  const view = areas.cards.last(`inbound:${sid}`);
  if (!view) throw new Error('no card');
  return view;
};
/** What the button carries that the card has now. */
const valueOf = (sid: string) => /"value":"([^"]+)"/.exec(JSON.stringify(card(sid)))?.[1] ?? '';
const node = () => areas.buyers.numbers('ON', 'Toronto', 'SFR');

test('when a text is not plain, then its card asks, a press says, and the card says who', async () => {
  const sid = await answers('Not for this price');
  expect(wordsOf(card(sid))).toMatch(/not plain[^]*Interested[^]*Passed[^]*Bought/);
  areas.clock.pass(1);
  expect(await user(areas).press('answer.bought', valueOf(sid))).toMatch(/Counts as: Bought \(<@U0CALLER>/);
  expect(wordsOf(card(sid))).toMatch(/Counts as: Bought \(<@U0CALLER>/);
  expect(await events()).toMatchObject([
    { event: 'RESPONDED', message_sid: sid },
    { event: 'BOUGHT', source: 'button', by: 'slack:U0CALLER' },
  ]);
  expect(await node()).toMatchObject({ asked: 1, answered: 1, bought: 1, buyer_count: 1 });
});

test('when a plain answer was read, then it stands there, and may be corrected again and again', async () => {
  const sid = await answers('no thanks');
  expect(wordsOf(card(sid))).toContain('Counts as: Passed');
  areas.clock.pass(1);
  await user(areas, 'fr').press('answer.bought', valueOf(sid));
  areas.clock.pass(1);
  expect(await user(areas, 'fr', MANAGER).press('answer.interested', valueOf(sid))).toMatch(
    /Compte comme : Intéressé \(<@U0MANAGER>/,
  );
  expect((await events()).map(({ replaces }) => replaces)).toEqual([
    undefined,
    ...(await events()).slice(0, 2).map(({ _id }) => _id),
  ]);
  expect(await node()).toMatchObject({ asked: 1, answered: 1, bought: 0 });
});

test('when two press at once, then one counts, and the other is told what stands there and by whom', async () => {
  const sid = await answers('maybe');
  const value = valueOf(sid);
  const said = await Promise.all([
    user(areas).press('answer.passed', value),
    user(areas, 'en', MANAGER).press('answer.bought', value),
  ]);
  expect(await events()).toHaveLength(2);
  const [told] = said.filter((words) => words.includes('Somebody was faster'));
  const [did] = said.filter((words) => !words.includes('Somebody was faster'));
  expect(told).toContain(did);
});

test('when an answer was corrected over REST meanwhile, then the press changes nothing, and the card is mended', async () => {
  const sid = await answers('peut-être');
  const value = valueOf(sid);
  const [read] = await events();
  await areas.buyers.recordFeedback({ event: 'PASSED', province: 'ON', replaces: read?._id, source: 'api' });
  expect(await user(areas).press('answer.interested', value)).toContain('Counts as: Passed');
  expect(wordsOf(card(sid))).toContain('Counts as: Passed');
  expect(await user(areas).press('answer.interested', 'SM9 fb_9')).toContain('SM9');
});
