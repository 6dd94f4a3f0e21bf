import { leadModel } from '../../src/leads/lead.model';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../support/areas';
import { user, wordsOf } from './use-command';

const TEN = '2026-12-02T15:00:00Z';
const FROM = '+16475550177';
const SID = 'SM00000000000000000000000000000077';

let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas(TEN);
});
afterAll(() => areas.close());
beforeEach(async () => {
  await areas.reset(TEN);
  const body = 'Hi, I want to sell my house at 12 King St W';
  await areas.outreach.receive({ messageSid: SID, from: FROM, to: '+15005550006', body });
});

const card = () => {
  const view = areas.cards.last(`inbound:${SID}`);
  if (!view) throw new Error('no card');
  return wordsOf(view);
};

test('when it is a seller, then the form has the number, the lead has the text, and the card says who took it in', async () => {
  expect(card()).toMatch(/A seller[^]*A buyer[^]*Nobody/);
  const form = await user(areas).pressOpens('stranger.lead', SID);
  expect(JSON.stringify(form.blocks)).toContain(FROM);
  await user(areas).submit(form, { name: 'Anna Roy', phone: FROM, address: '12 King St W, Toronto ON' });
  const lead = await leadModel(areas.store.connection).findOne({ phone: FROM }).lean();
  expect(JSON.stringify(lead)).toContain('sell my house');
  expect(card()).toMatch(new RegExp(`seller ${lead?._id} \\(<@U0CALLER>`));
  expect(await user(areas, 'en', MANAGER).press('stranger.nobody', SID)).toMatch(/already[^]*<@U0CALLER>/);
});

test('when it is a buyer, then the form has the number, and the card says who took them in', async () => {
  const form = await user(areas, 'fr').pressOpens('stranger.buyer', SID);
  expect(JSON.stringify(form.blocks)).toContain(FROM);
  await user(areas, 'fr').submit(form, { name: 'Sam Lee', phone: FROM, places: 'Toronto ON' });
  const buyer = await areas.buyers.findByAddress(FROM);
  expect(card()).toMatch(new RegExp(`buyer ${buyer?._id} \\(<@U0CALLER>`));
});

test('when two say at once that it is nobody, then one counts and both hear who; nobody may turn out to be a buyer', async () => {
  const said = await Promise.all([
    user(areas).press('stranger.nobody', SID),
    user(areas, 'en', MANAGER).press('stranger.nobody', SID),
  ]);
  expect(said.filter((words) => words.includes('already'))).toHaveLength(1);
  expect(card()).toMatch(/Nobody \(<@U0/);
  await areas.outreach.stranger.say(SID, 'buyer', CALLER);
  expect(card()).toMatch(/A buyer \(<@U0CALLER>/);
  expect(await user(areas).press('stranger.nobody', 'SM9')).toContain('SM9');
});
