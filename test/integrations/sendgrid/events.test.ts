import { createEventSigner } from '../../../integrations/sendgrid/sandbox/events';
import { sendgridWebhooks } from '../../../integrations/sendgrid/webhooks';
import { auditEntryModel } from '../../../src/audit/audit-entry.model';
import { mailEventModel } from '../../../src/outreach/mail-event.model';
import { quarantineModel } from '../../../src/outreach/quarantine.model';
import { MAIL, type MailWorld, openMailWorld } from '../../support/mail-world';
import { openDoor } from '../../src/http/open-door';
import { metrics, queueText, stored } from '../../src/outreach/outbox';

const TEN = '2026-12-02T15:00:00Z';

let world: MailWorld;
beforeAll(async () => {
  world = await openMailWorld(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

const suppressions = async (address = MAIL) =>
  (await world.policy.addresses.findById(address).lean())?.suppressions ?? [];
const play = (messageId: string, event: string, fields: object = {}, repeat = 1) =>
  world.play('event', { messageId, event, fields, repeat });
const eventsKept = () => mailEventModel(world.store.connection).countDocuments();

describe('what becomes of a mail', () => {
  test.each([
    [['processed'], 'sent'],
    [['processed', 'deferred', 'delivered', 'deferred'], 'delivered'],
    [['delivered', 'processed'], 'delivered'],
    [['open'], 'delivered'],
    [['bounce', 'delivered'], 'undelivered'],
    [['delivered', 'bounce'], 'undelivered'],
    [['dropped', 'processed'], 'failed'],
    [['something_new'], 'sent'],
  ])('when %j come, each twice, then it is %s and was counted once', async (kinds, state) => {
    const message = await world.mailed();
    for (const [second, kind] of kinds.entries()) {
      const fields = { timestamp: 1_764_000_000 + second };
      expect(await play(message.provider_id, kind, fields, 2)).toBe(200);
    }
    expect((await stored(world, message)).state).toBe(state);
    expect(await metrics(world)).toEqual(['email_sent']);
    expect(await eventsKept()).toBe(kinds.length);
  });

  test('when the answer to the sending was lost, then an event settles the mail', async () => {
    world.sendgrid.faults.add({ kind: 'reset_after', times: 1 });
    const message = await queueText(world, { channel: 'EMAIL', to: MAIL, subject: 'Hello' });
    await world.outreach.dispatch();
    expect((await stored(world, message)).state).toBe('unknown');
    const taken = world.sendgrid.ledger.entries().findLast((entry) => entry.type === 'accepted');
    expect(await play(taken?.type === 'accepted' ? taken.messageId : '', 'processed')).toBe(200);
    expect(await stored(world, message)).toMatchObject({ state: 'sent', provider_status: 'processed' });
    expect(await metrics(world)).toEqual(['email_sent']);
    expect(await world.policy.addresses.findById(MAIL).lean()).toMatchObject({ open_attempt: null });
  });
});

describe('who gets no more mail', () => {
  test.each<[string, object, string | null]>([
    ['bounce', { type: 'bounce', reason: '550 5.1.1 no such user' }, 'bounce'],
    ['bounce', { type: 'blocked', reason: '552 5.2.2 mailbox full' }, null],
    ['dropped', { reason: 'Bounced Address' }, 'bounce'],
    ['dropped', { reason: 'Invalid' }, 'bounce'],
    ['dropped', { reason: 'Unsubscribed Address' }, 'unsubscribe'],
    ['dropped', { reason: 'Spam Reporting Address' }, 'unsubscribe'],
    ['dropped', { reason: 'Spam Content' }, null],
    ['spamreport', {}, 'unsubscribe'],
    ['unsubscribe', {}, 'unsubscribe'],
    ['group_unsubscribe', { asm_group_id: 7 }, 'unsubscribe'],
    ['group_resubscribe', { asm_group_id: 7 }, null],
    ['deferred', { response: '421 later' }, null],
  ])('when %s %j comes, then the cause of the suppression is %s', async (kind, fields, cause) => {
    const message = await world.mailed();
    await play(message.provider_id, kind, fields, 3);
    const found = await suppressions();
    expect(found.map((entry) => entry.cause)).toEqual(cause === null ? [] : [cause]);
    const audited = await auditEntryModel(world.store.connection).countDocuments({
      action: 'suppression.add',
    });
    expect(audited).toBe(found.length);
    if (cause === null) return;
    expect(found[0]).toMatchObject({ channel: 'EMAIL', at: new Date(TEN) });
    expect(found[0]?.proof).toMatchObject({ message_id: message._id });
    expect(found[0]?.proof?.text).toContain(kind);
  });

  test('when an address unsubscribes in other letters, then it is the same, what waits is cancelled, the ladder ends', async () => {
    const facts = { name: 'Anna Roy', email: MAIL, address: '12 King St W, Toronto ON', source: 'web_form' };
    const { lead } = await world.leads.intake(facts, { kind: 'key', id: 'test', role: 'agent' }, 'test:1');
    await world.ladder.create(lead, {}, { kind: 'key', id: 'test', role: 'agent' });
    const waiting = await queueText(world, { channel: 'EMAIL', to: MAIL, subject: 'Later' });
    const fields = { email: 'Anna@EXAMPLE.com', sg_event_id: 'ev-1', sg_message_id: 'not-ours.1' };
    expect(await world.play('event', { event: 'unsubscribe', fields })).toBe(200);
    expect(await suppressions()).toMatchObject([{ channel: 'EMAIL', cause: 'unsubscribe' }]);
    expect((await stored(world, waiting)).state).toBe('cancelled');
    expect((await world.ladder.tasksOf(lead._id)).every((task) => task.state === 'stopped')).toBe(true);
    expect(world.cards.last('stopped:ev-1:unsubscribe')?.text).toContain('Anna Roy');
  });
});

describe('the same event', () => {
  test('when it comes again under another id, then it is known by the rest', async () => {
    const message = await world.mailed();
    const fields = { timestamp: 1_764_000_000, response: '250 OK' };
    await play(message.provider_id, 'delivered', { ...fields, sg_event_id: 'a' });
    await play(message.provider_id, 'delivered', { ...fields, sg_event_id: 'b' });
    expect(await eventsKept()).toBe(1);
    await play(message.provider_id, 'delivered', { ...fields, sg_event_id: 'a', timestamp: 1_764_000_001 });
    expect(await eventsKept()).toBe(1);
  });

  test('when it comes many times at once, then it has one effect', async () => {
    const message = await world.mailed();
    const fields = { sg_event_id: 'one', timestamp: 1_764_000_000, type: 'bounce' };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => play(message.provider_id, 'bounce', fields)),
    );
    expect(answers).toEqual(Array(6).fill(200));
    expect(await suppressions()).toHaveLength(1);
    expect(await eventsKept()).toBe(1);
  });
});

describe('what cannot be read, or is not SendGrid’s', () => {
  const post = (body: string, signer = createEventSigner(null)) => {
    const stamp = String(Math.floor(Date.now() / 1000));
    return world.door.call('POST', '/webhooks/sendgrid/events', {
      body,
      headers: {
        'x-twilio-email-event-webhook-timestamp': stamp,
        'x-twilio-email-event-webhook-signature': signer.sign(stamp, body),
      },
    });
  };
  const kept = () => quarantineModel(world.store.connection).find().lean();

  test('when one event of a post is none, then it is kept aside and the others count; 200', async () => {
    const message = await world.mailed();
    const broken = { event: 'delivered', timestamp: 'yesterday' };
    expect(await world.play('event', { event: 'delivered', fields: broken })).toBe(200);
    expect(await kept()).toMatchObject([{ source: 'sendgrid-event', raw: JSON.stringify(broken) }]);
    expect((await stored(world, message)).state).toBe('sent');
  });

  test('when another key signed, or nobody did, then 403 and nothing is kept', async () => {
    const body = JSON.stringify([{ event: 'spamreport', email: MAIL, timestamp: 1, sg_event_id: 'x' }]);
    expect((await post(body)).status).toBe(403);
    const bare = await world.door.call('POST', '/webhooks/sendgrid/events', { body, headers: {} });
    expect(bare.status).toBe(403);
    expect(await eventsKept()).toBe(0);
    expect(await kept()).toEqual([]);
    expect(await suppressions()).toEqual([]);
  });

  test('when a genuine post is no list, then it is kept whole and answered 200', async () => {
    for (const body of ['{"event":"delivered"}', 'not json', '[']) {
      expect((await post(body, world.signer)).status).toBe(200);
    }
    expect((await kept()).map((entry) => entry.raw)).toEqual(['{"event":"delivered"}', 'not json', '[']);
  });

  test('when the store is down, then 503, so that SendGrid repeats the post', async () => {
    const gone = () => Promise.reject(Object.assign(new Error('gone'), { name: 'MongoNetworkError' }));
    const outreach = { receive: gone, receiveMailEvent: gone, quarantine: gone };
    const door = await openDoor({
      webhooks: sendgridWebhooks({ outreach, publicKeys: [world.signer.publicKey], inboundKeys: ['key'] }),
    });
    world.sendgrid.configure({ eventsUrl: `${door.url}/webhooks/sendgrid/events` });
    const answer = await world.play('event', { event: 'open', fields: { email: MAIL } });
    world.sendgrid.configure({ eventsUrl: `${world.door.url}/webhooks/sendgrid/events` });
    await door.server.close();
    expect(answer).toBe(503);
  });
});
