import { openAreas, type TestAreas } from '../../support/areas';
import { jsonRequest } from '../../support/json-http';
import { ANNA, askForText, messagesOf, queueText, stored } from './outbox';

const TEN = '2026-12-02T15:00:00Z';
const OURS = '+15005550006';

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

const status = (sid: string, word: string, errorCode: number | null = null) =>
  jsonRequest('POST', `${world.twilio.url}/_sandbox/status`, { body: { sid, status: word, errorCode } });

test('when a text’s webhook never came, then it is taken in as if it had, once', async () => {
  // The simulator has no address of ours: nothing is delivered.
  await world.twilio.inbound({ from: ANNA, to: OURS, body: 'STOP' });
  expect(await world.outreach.reconcile()).toMatchObject({ taken_in: 1 });
  expect(await world.outreach.reconcile()).toMatchObject({ taken_in: 0 });
  expect(await askForText(world)).toMatchObject({ blocked: { reason: 'opted_out' } });
});

test('when a wish to hear from us again is found late, then it lifts nothing by itself', async () => {
  await world.twilio.inbound({ from: ANNA, to: OURS, body: 'START' });
  await world.outreach.receive({ messageSid: 'SM1', from: ANNA, to: OURS, body: 'STOP' });
  expect(await world.outreach.reconcile()).toMatchObject({ taken_in: 1 });
  expect(await askForText(world)).toMatchObject({ blocked: { reason: 'opted_out' } });
});

test('when a report never came, then the message moves by the list, with what was wrong', async () => {
  const message = await queueText(world);
  await world.outreach.dispatch();
  const { provider_id = '' } = await stored(world, message);
  await status(provider_id, 'sent');
  expect(await world.outreach.reconcile()).toMatchObject({ moved: 0 });
  await status(provider_id, 'undelivered', 30005);
  expect(await world.outreach.reconcile()).toMatchObject({ moved: 1 });
  expect(await stored(world, message)).toMatchObject({ state: 'undelivered', error: { code: '30005' } });
  expect(await world.outreach.reconcile()).toMatchObject({ moved: 0 });
});

test('when a text left our account that we did not send, then it is only counted', async () => {
  const sent = await world.sms.send({ to: ANNA, body: 'by another program', validityPeriodSeconds: 60 });
  if (sent.kind !== 'accepted') throw new Error(sent.kind);
  await status(sent.providerId, 'sent');
  expect(await world.outreach.reconcile()).toEqual({ taken_in: 0, moved: 0, foreign: 1 });
});

test('when the list cannot be had, then the next look begins where this one did', async () => {
  await world.twilio.inbound({ from: ANNA, to: OURS, body: 'Yes' });
  world.twilio.faults.add({ kind: 'server_error', times: 1 });
  await expect(world.outreach.reconcile()).rejects.toThrow();
  expect(await world.outreach.reconcile()).toMatchObject({ taken_in: 1 });
});

test('when a message is looked for by the provider’s id, then an index answers', async () => {
  const plan = await messagesOf(world).find({ provider_id: 'SM1' }).explain('queryPlanner');
  expect(JSON.stringify(plan)).not.toContain('COLLSCAN');
});
