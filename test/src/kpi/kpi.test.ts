import { kpiEventModel } from '../../../src/kpi/kpi-event.model';
import { openAreas, type TestAreas } from '../../support/areas';

const TEN = '2026-12-02T15:00:00Z';

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

const sent = { correlation_id: 'messaging:m', detail: { to: 'L-1', message_len: 5 } };

test('when the fact is not kept, then its event is not either', async () => {
  const fails = world.store.transaction(async () => {
    await world.kpi.emit('sms_sent', sent);
    await world.kpi.emitAll({ ladder_created: { correlation_id: 'leadflow:L-1', detail: { tasks: 6 } } });
    throw new Error('the fact failed');
  });
  await expect(fails).rejects.toThrow('the fact failed');
  expect(await kpiEventModel(world.store.connection).countDocuments()).toBe(0);
});

test('when several are emitted, then each has its domain, and whether its own provider was real', async () => {
  const real = world.another({ isSandbox: { slack: true, twilio: false, sendgrid: true } });
  await real.kpi.emitAll({
    sms_sent: sent,
    ladder_created: { correlation_id: 'leadflow:L-1', detail: { tasks: 6 } },
  });
  expect(await kpiEventModel(world.store.connection).find().sort({ metric: 1 }).lean()).toMatchObject([
    { metric: 'ladder_created', domain: 'WHOLESALE', live: false, success: true, detail: { tasks: 6 } },
    { metric: 'sms_sent', domain: 'MESSAGING', live: true, success: true, created_at: new Date(TEN) },
  ]);
});

test('when counted, then the beginning is inside and the end is not', async () => {
  await world.kpi.emit('sms_sent', sent);
  const at = new Date(TEN);
  const later = new Date(at.getTime() + 1);
  expect(await world.kpi.count(['sms_sent', 'email_sent'], at, later)).toEqual({
    sms_sent: 1,
    email_sent: 0,
  });
  expect(await world.kpi.count(['sms_sent'], new Date(0), at)).toEqual({ sms_sent: 0 });
});
