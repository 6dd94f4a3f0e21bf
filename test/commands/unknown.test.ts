import { queueText, stored } from '../src/outreach/outbox';
import { MANAGER, openAreas, type TestAreas } from '../support/areas';
import { user } from './use-command';

const TEN = '2026-12-02T15:00:00Z';

let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas(TEN);
});
afterAll(() => areas.close());
beforeEach(() => areas.reset(TEN));

async function unknownText() {
  areas.twilio.faults.add({ kind: 'hang', times: 1 });
  const message = await queueText(areas);
  await areas.outreach.dispatch();
  return message;
}

test('when two press at once that it was sent, then it is settled once and the second hears it', async () => {
  const message = await unknownText();
  expect(await user(areas).press('unknown.sent', message._id)).toBe('');
  expect(await user(areas, 'fr').press('unknown.sent', message._id)).toContain('réglé');
  expect((await stored(areas, message)).state).toBe('sent');
});

test('when a manager says that it was not, then it is queued again; of no message it says so', async () => {
  const message = await unknownText();
  expect(await user(areas, 'en', MANAGER).press('unknown.not-sent', message._id)).toContain('outbox again');
  expect((await stored(areas, message)).state).toBe('queued');
  expect(await user(areas).press('unknown.sent', 'message_none')).toContain('no message message_none');
});
