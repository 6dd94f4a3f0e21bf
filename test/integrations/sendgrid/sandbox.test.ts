import { createSendgridSandbox, type SendgridSandbox } from '../../../integrations/sendgrid/sandbox/sandbox';
import { createEmailSender } from '../../../integrations/sendgrid/send-email';
import { createSendgridVerifier } from '../../../integrations/sendgrid/signature';
import { listenForWebhooks, type ReceivedWebhook } from '../sandbox/webhook-listener';

describe('the SendGrid simulator', () => {
  let sendgrid: SendgridSandbox;
  let bot: Awaited<ReturnType<typeof listenForWebhooks>>;

  beforeEach(async () => {
    bot = await listenForWebhooks();
    sendgrid = await createSendgridSandbox({
      eventsUrl: `${bot.origin}/events`,
      inboundUrl: `${bot.origin}/inbound`,
    });
  });
  afterEach(async () => {
    await sendgrid.close();
    await bot.close();
  });

  const send = () =>
    createEmailSender({
      apiKey: 'SG.sandbox',
      from: 'ann@example.com',
      baseUrl: sendgrid.url,
      timeoutMs: 5_000,
    }).send({
      to: 'buyer@example.com',
      subject: 'Deal',
      body: 'Text',
      customArgs: { message_id: 'm-7' },
    });
  const isGenuine = ({ rawBody, headers }: ReceivedWebhook) =>
    createSendgridVerifier([sendgrid.publicKey])({ rawBody, headers, now: new Date() });
  const control = (name: string, body: object) =>
    fetch(`${sendgrid.url}/_sandbox/${name}`, { method: 'POST', body: JSON.stringify(body) });

  it('when mails run their course, then processed and delivered come, signed and with our arguments', async () => {
    sendgrid.configure({ deliverAfterMs: 10 });
    const outcome = await send();

    const received = await bot.waitFor(2);
    expect(received.map(isGenuine)).toEqual([true, true]);
    const events = received.flatMap(({ rawBody }) => JSON.parse(rawBody.toString()) as object[]);
    expect(events).toMatchObject([
      { event: 'processed', email: 'buyer@example.com', message_id: 'm-7' },
      { event: 'delivered', message_id: 'm-7' },
    ]);
    const id = outcome.kind === 'accepted' ? outcome.providerId : 'none';
    expect(events[0]).toMatchObject({ sg_message_id: expect.stringContaining(id) as string });
  });

  it('when an event is sent by hand and twice, then it is the same event', async () => {
    const outcome = await send();
    const messageId = outcome.kind === 'accepted' ? outcome.providerId : '';
    await control('event', { messageId, event: 'bounce', fields: { type: 'blocked' }, repeat: 2 });

    const [first, second] = bot.received.map(({ rawBody }) => JSON.parse(rawBody.toString()) as object[]);
    expect(first).toMatchObject([{ event: 'bounce', type: 'blocked', message_id: 'm-7' }]);
    expect(second).toEqual(first);
  });

  it('when mail comes in, then it is a multipart form', async () => {
    await control('inbound', {
      from: 'buyer@example.com',
      to: 'deals@example.com',
      subject: 'Re: Deal',
      text: 'yes',
    });

    const { headers, rawBody } = bot.received[0] as ReceivedWebhook;
    const form = await new Response(rawBody, {
      headers: { 'content-type': headers['content-type'] ?? '' },
    }).formData();
    expect(form.get('subject')).toBe('Re: Deal');
    expect(JSON.parse(form.get('envelope') as string)).toEqual({
      to: ['deals@example.com'],
      from: 'buyer@example.com',
    });
  });
});
