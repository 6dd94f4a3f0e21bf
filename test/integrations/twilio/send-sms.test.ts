import { createServer, type Socket } from 'node:net';
import { type SendOutcome } from '../../../src/contract/ports';
import { type FaultRule } from '../../../integrations/sandbox/faults';
import { type TwilioLedgerEntry } from '../../../integrations/twilio/sandbox/state';
import { createSmsSender } from '../../../integrations/twilio/send-sms';
import { type SandboxProcess, startSandboxProcess } from '../sandbox/start-sandbox';

const ACCOUNT = `AC${'1'.repeat(32)}`;
const FROM = '+14165550199';
const TO = '+16045550123';

describe('sending a text through the real SDK to the simulator in a process of its own', () => {
  let twilio: SandboxProcess;

  beforeAll(async () => {
    twilio = await startSandboxProcess('twilio', { accountSid: ACCOUNT, authToken: 'token' });
  });
  afterAll(() => twilio.stop());
  beforeEach(() => twilio.control('reset', {}));

  const sender = (settings: { timeoutMs?: number; authToken?: string } = {}) =>
    createSmsSender({
      accountSid: ACCOUNT,
      authToken: 'token',
      from: FROM,
      baseUrl: twilio.url,
      timeoutMs: 5_000,
      ...settings,
    });
  const send = (to = TO, settings = {}) =>
    sender(settings).send({ to, body: 'Bonjour, est-ce à vendre?', validityPeriodSeconds: 3600.9 });
  const accepted = async () =>
    (await twilio.ledger<TwilioLedgerEntry>()).filter((entry) => entry.type === 'accepted');

  it('when Twilio takes it, then the outcome has its id and the ledger has every parameter', async () => {
    const outcome = await sender().send({
      to: TO,
      body: 'Bonjour, est-ce à vendre?',
      statusCallback: 'https://bot.example/webhooks/twilio/status/abc',
      validityPeriodSeconds: 3600.9,
    });

    const [entry] = await accepted();
    expect(entry).toMatchObject({
      to: TO,
      from: FROM,
      messagingServiceSid: null,
      body: 'Bonjour, est-ce à vendre?',
      statusCallback: 'https://bot.example/webhooks/twilio/status/abc',
      validityPeriod: 3600,
    });
    expect(outcome).toEqual({ kind: 'accepted', providerId: entry?.sid, status: 'queued' });
  });

  it('when a messaging service sends, then it goes instead of a number', async () => {
    const messagingServiceSid = `MG${'a'.repeat(32)}`;
    const service = createSmsSender({
      accountSid: ACCOUNT,
      authToken: 'token',
      messagingServiceSid,
      baseUrl: twilio.url,
      timeoutMs: 5_000,
    });

    expect(await service.send({ to: TO, body: 'Hi', validityPeriodSeconds: 60 })).toMatchObject({
      kind: 'accepted',
      status: 'accepted',
    });
    expect(await accepted()).toMatchObject([{ from: null, messagingServiceSid }]);
  });

  it.each([
    ['416 555', '21211'],
    ['+15005550009', '21614'],
    ['+15005550004', '21610'],
    ['+15005550003', '21408'],
  ])('when Twilio refuses %s, then the outcome is refused with code %s', async (to, providerCode) => {
    expect(await send(to)).toMatchObject({ kind: 'refused', providerCode });
    expect(await accepted()).toEqual([]);
  });

  it('when the number has been told to be opted out, then 21610', async () => {
    await twilio.control('numbers', { number: TO, optedOut: true });
    expect(await send()).toMatchObject({ kind: 'refused', providerCode: '21610' });
  });

  it('when its time has passed before a byte could leave, then nothing is sent, and it is safe to repeat', async () => {
    const sms = { to: TO, body: 'late', validityPeriodSeconds: 60 };
    const late = await sender().send({ ...sms, notAfter: new Date(Date.now() - 1) });
    expect(late).toEqual({ kind: 'retry', cause: 'TOO_LATE' });
    const inTime = { ...sms, notAfter: new Date(Date.now() + 60_000) };
    // Side by side: each call has its own.
    const both = await Promise.all([sender().send({ ...sms, notAfter: new Date(0) }), sender().send(inTime)]);
    expect(both.map(({ kind }) => kind)).toEqual(['retry', 'accepted']);
    expect(await accepted()).toHaveLength(1);
  });

  it('when the token is wrong, then the outcome is refused with 20003', async () => {
    expect(await send(TO, { authToken: 'other' })).toMatchObject({ kind: 'refused', providerCode: '20003' });
  });

  it.each<[FaultRule, SendOutcome, number]>([
    [{ kind: 'rate_limit', retryAfterSeconds: 7 }, { kind: 'retry', after: 7_000, cause: '20429' }, 0],
    [{ kind: 'refuse', code: 21611, status: 400 }, { kind: 'retry', cause: '21611' }, 0],
    [
      { kind: 'refuse', code: 30004 },
      {
        kind: 'refused',
        providerCode: '30004',
        message: 'The text was blocked on its way to this number.',
        message_fr: 'Le texto a été bloqué en route vers ce numéro.',
      },
      0,
    ],
    [{ kind: 'server_error' }, { kind: 'unknown', cause: 'http_500' }, 0],
    [{ kind: 'server_error_after', status: 503 }, { kind: 'unknown', cause: 'http_503' }, 1],
    [{ kind: 'reset_before' }, { kind: 'unknown', cause: 'ECONNRESET' }, 0],
    [{ kind: 'reset_after' }, { kind: 'unknown', cause: 'ECONNRESET' }, 1],
    [{ kind: 'unreadable' }, { kind: 'unknown', cause: 'unreadable answer' }, 1],
    [{ kind: 'hang' }, { kind: 'unknown', cause: 'timeout' }, 0],
    [{ kind: 'hang_after' }, { kind: 'unknown', cause: 'timeout' }, 1],
    [{ kind: 'slow', delayMs: 2_000 }, { kind: 'unknown', cause: 'timeout' }, 1],
  ])('when the fault is %j, then the outcome is %j', async (fault, outcome, acceptances) => {
    await twilio.control('faults', { ...fault, times: 1 });

    expect(await send(TO, { timeoutMs: 700 })).toEqual(outcome);
    expect(await accepted()).toHaveLength(acceptances);
    expect(await twilio.control('faults')).toMatchObject({ body: { rules: [] } });
  });

  it('when an answer is late but in time, then it is accepted', async () => {
    await twilio.control('faults', { kind: 'slow', delayMs: 200 });
    expect(await send()).toMatchObject({ kind: 'accepted' });
  });

  it('when 30 texts go at once and some are struck, then each gets its own outcome', async () => {
    await twilio.control('faults', { kind: 'reset_after', match: '%2B16045550107' });
    await twilio.control('faults', { kind: 'rate_limit', match: '%2B16045550108' });
    const shared = sender();
    const numbers = Array.from({ length: 30 }, (_, index) => `+160455501${String(index).padStart(2, '0')}`);

    const outcomes = await Promise.all(
      numbers.map((to) => shared.send({ to, body: 'Hi', validityPeriodSeconds: 60 })),
    );

    expect(outcomes.map(({ kind }) => kind).filter((kind) => kind !== 'accepted')).toEqual([
      'unknown',
      'retry',
    ]);
    expect(outcomes[7]).toMatchObject({ kind: 'unknown' });
    expect(outcomes[8]).toMatchObject({ kind: 'retry', after: 1_000 });
    expect(new Set((await accepted()).map(({ to }) => to)).size).toBe(29);
  });
});

it('when an answer comes drop by drop, then the deadline is for the whole of it', async () => {
  const drips: NodeJS.Timeout[] = [];
  const server = await listen((socket) => {
    socket.write('HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: 9999\r\n\r\n{');
    drips.push(setInterval(() => socket.write(' '), 50));
  });
  const began = Date.now();
  const outcome = await createSmsSender({
    accountSid: ACCOUNT,
    authToken: 'token',
    from: FROM,
    baseUrl: `http://127.0.0.1:${server.port}`,
    timeoutMs: 500,
  }).send({ to: TO, body: 'Hi', validityPeriodSeconds: 60 });
  drips.forEach((drip) => clearInterval(drip));
  server.close();

  expect(outcome).toEqual({ kind: 'unknown', cause: 'timeout' });
  expect(Date.now() - began).toBeLessThan(5_000);
});

describe('when there is no connection, then nothing was sent and it may be tried again', () => {
  const sendTo = (baseUrl: string, timeoutMs = 2_000) =>
    createSmsSender({ accountSid: ACCOUNT, authToken: 'token', from: FROM, baseUrl, timeoutMs }).send({
      to: TO,
      body: 'Hi',
      validityPeriodSeconds: 60,
    });

  it('refused', async () => {
    expect(await sendTo(`http://127.0.0.1:${await unusedPort()}`)).toEqual({
      kind: 'retry',
      cause: 'ECONNREFUSED',
    });
  });

  it('no such host', async () => {
    const outcome = await sendTo('https://twilio.invalid');
    expect(outcome).toMatchObject({
      kind: 'retry',
      cause: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) as string,
    });
  });

  it.each<[string, (socket: Socket) => unknown]>([
    ['never ends', () => undefined],
    ['is cut off', (socket) => socket.resetAndDestroy()],
    ['is no TLS at all', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ])('a TLS handshake that %s', async (_what, onSocket) => {
    const server = await listen(onSocket);
    const outcome = await sendTo(`https://127.0.0.1:${server.port}`, 500);
    server.close();
    expect(outcome).toMatchObject({ kind: 'retry' });
  });

  it('settings that the SDK does not take', async () => {
    const broken = createSmsSender({ accountSid: 'XX1', authToken: 'token', from: FROM, timeoutMs: 500 });
    expect(await broken.send({ to: TO, body: 'Hi', validityPeriodSeconds: 60 })).toMatchObject({
      kind: 'retry',
      cause: expect.stringContaining('accountSid') as string,
    });
    expect(await sendTo('not a url')).toMatchObject({ kind: 'retry' });
  });
});

async function unusedPort(): Promise<number> {
  const { port, close } = await listen(() => undefined);
  close();
  return port;
}

async function listen(onSocket: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  };
  return { port: (server.address() as { port: number }).port, close };
}
