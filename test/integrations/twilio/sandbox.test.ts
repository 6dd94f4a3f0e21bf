import { createTwilioApi } from '../../../integrations/twilio/api-client';
import { parseInboundSms } from '../../../integrations/twilio/inbound';
import { createTwilioSandbox, type TwilioSandbox } from '../../../integrations/twilio/sandbox/sandbox';
import { createSmsSender } from '../../../integrations/twilio/send-sms';
import { verifyTwilioWebhook } from '../../../integrations/twilio/signature';
import { parseStatusCallback } from '../../../integrations/twilio/status-callback';
import { listenForWebhooks, type ReceivedWebhook } from '../sandbox/webhook-listener';

const ACCOUNT = `AC${'2'.repeat(32)}`;
const OURS = '+14165550199';
const THEIRS = '+16045550123';

describe('the Twilio simulator', () => {
  let twilio: TwilioSandbox;
  let bot: Awaited<ReturnType<typeof listenForWebhooks>>;

  beforeEach(async () => {
    bot = await listenForWebhooks();
    twilio = await createTwilioSandbox({
      accountSid: ACCOUNT,
      authToken: 'token',
      inboundUrl: `${bot.origin}/sms?x=1`,
    });
  });
  afterEach(async () => {
    await twilio.close();
    await bot.close();
  });

  const settings = () => ({ accountSid: ACCOUNT, authToken: 'token', baseUrl: twilio.url, timeoutMs: 5_000 });
  const send = (to = THEIRS, more: { statusCallback?: string; validityPeriodSeconds?: number } = {}) =>
    createSmsSender({ ...settings(), from: OURS }).send({
      to,
      body: 'Hi',
      validityPeriodSeconds: 3_600,
      ...more,
    });
  const control = (name: string, body: object) =>
    fetch(`${twilio.url}/_sandbox/${name}`, { method: 'POST', body: JSON.stringify(body) }).then((answer) =>
      answer.json(),
    );
  const verified = ({ url, headers, rawBody }: ReceivedWebhook) =>
    verifyTwilioWebhook({ rawBody, headers, url: bot.origin + url, secrets: ['token'] });

  it('when somebody texts us, then the webhook is signed and reads as that text', async () => {
    const { sid, webhook } = await twilio.inbound({ from: THEIRS, to: OURS, body: "Oui, c'est à vendre 👍" });

    expect(webhook).toMatchObject({ answered: true, status: 200, body: '<Response/>' });
    const params = verified(bot.received[0] as ReceivedWebhook);
    expect(params && parseInboundSms(params)).toEqual({
      messageSid: sid,
      from: THEIRS,
      to: OURS,
      body: "Oui, c'est à vendre 👍",
      media: [],
    });
    expect(params).toMatchObject({ SmsStatus: 'received', AccountSid: ACCOUNT, FromCity: '' });
  });

  it('when the same text is repeated, then it has the same id', async () => {
    const first = await twilio.inbound({ from: THEIRS, to: OURS, body: 'yes' });
    await twilio.inbound({ from: THEIRS, to: OURS, body: 'yes', sid: first.sid });

    const sids = bot.received.map((webhook) => verified(webhook)?.MessageSid);
    expect(sids).toEqual([first.sid, first.sid]);
  });

  it('when somebody says STOP, then Twilio refuses texts to them until START', async () => {
    twilio.configure({ advancedOptOut: true });
    await twilio.inbound({ from: THEIRS, to: OURS, body: ' stop ' });
    expect(verified(bot.received[0] as ReceivedWebhook)).toMatchObject({ OptOutType: 'STOP' });
    expect(await send()).toMatchObject({ kind: 'refused', providerCode: '21610' });

    await twilio.inbound({ from: THEIRS, to: OURS, body: 'START' });
    expect(await send()).toMatchObject({ kind: 'accepted' });
    await twilio.inbound({ from: THEIRS, to: OURS, body: 'arret' });
    expect(await send()).toMatchObject({ kind: 'accepted' });
  });

  it('when messages run their course, then sent and delivered are called back, signed', async () => {
    twilio.configure({ deliverAfterMs: 10 });
    await send(THEIRS, { statusCallback: `${bot.origin}/status/opaque#rc=5` });

    const callbacks = (await bot.waitFor(2)).map((webhook) => {
      expect(webhook.url).toBe('/status/opaque');
      return parseStatusCallback(verified(webhook) ?? {});
    });
    expect(callbacks).toMatchObject([
      { status: 'sent', final: false },
      { status: 'delivered', final: true, errorCode: null },
    ]);
  });

  it('when a number is known not to receive, then its message ends undelivered with the code', async () => {
    twilio.configure({ deliverAfterMs: 5 });
    await control('numbers', { number: THEIRS, undeliveredWith: 30005 });
    await send(THEIRS, { statusCallback: `${bot.origin}/status/x` });

    const last = (await bot.waitFor(2)).at(-1) as ReceivedWebhook;
    expect(parseStatusCallback(verified(last) ?? {})).toMatchObject({
      status: 'undelivered',
      errorCode: '30005',
    });
  });

  it('when the queue is longer than the validity period, then the message is never sent', async () => {
    twilio.configure({ deliverAfterMs: 5, queueSeconds: 7_200 });
    await send(THEIRS, { statusCallback: `${bot.origin}/status/x`, validityPeriodSeconds: 3_600 });

    const [only] = await bot.waitFor(1);
    expect(parseStatusCallback(verified(only as ReceivedWebhook) ?? {})).toMatchObject({
      status: 'failed',
      errorCode: '30036',
    });
  });

  it('when statuses are called back twice and late, then by hand', async () => {
    const outcome = await send(THEIRS, { statusCallback: `${bot.origin}/status/x` });
    const sid = outcome.kind === 'accepted' ? outcome.providerId : '';
    await control('status', { sid, status: 'delivered' });
    await control('status', { sid, status: 'sent', repeat: 2 });

    expect(bot.received.map((webhook) => verified(webhook)?.MessageStatus)).toEqual([
      'delivered',
      'sent',
      'sent',
    ]);
  });

  it('when the SDK lists by recipient and time, then it pages through what is there and only that', async () => {
    const before = new Date(Date.now() - 60_000);
    for (let index = 0; index < 7; index += 1) await send();
    await send('+16045550999');
    await twilio.inbound({ from: THEIRS, to: OURS, body: 'yes' });
    const client = await createTwilioApi(settings()).client();

    const toThem = await client.messages.list({ to: THEIRS, dateSentAfter: before, pageSize: 3 });
    expect(toThem).toHaveLength(7);
    expect(new Set(toThem.map(({ sid }) => sid)).size).toBe(7);
    expect(toThem[0]).toMatchObject({
      status: 'queued',
      from: OURS,
      direction: 'outbound-api',
      errorCode: null,
    });
    expect(toThem[0]?.dateCreated.getTime()).toBeGreaterThan(before.getTime());
    expect(await client.messages.list({ to: THEIRS, dateSentBefore: before })).toEqual([]);
    expect(await client.messages.list({ from: THEIRS })).toMatchObject([
      { direction: 'inbound', body: 'yes' },
    ]);
    expect(await client.messages(toThem[0]?.sid ?? '').fetch()).toMatchObject({ to: THEIRS, body: 'Hi' });
    await expect(client.messages(`SM${'f'.repeat(32)}`).fetch()).rejects.toMatchObject({ status: 404 });
  });

  it('when a control is asked for what it cannot do, then it says why', async () => {
    expect(await control('status', { sid: 'SMnone', status: 'sent' })).toEqual({
      error: 'no message SMnone',
    });
    expect(await control('faults', { kind: 'earthquake' })).toMatchObject({
      error: expect.stringContaining('kind') as string,
    });
    expect(await control('nonsense', {})).toEqual({ error: 'no such control' });
  });
});
