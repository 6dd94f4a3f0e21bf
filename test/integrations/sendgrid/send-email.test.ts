import { type SendOutcome } from '../../../src/contract/ports';
import { type FaultRule } from '../../../integrations/sandbox/faults';
import { type SendgridLedgerEntry } from '../../../integrations/sendgrid/sandbox/state';
import { createEmailSender } from '../../../integrations/sendgrid/send-email';
import { type SandboxProcess, startSandboxProcess } from '../sandbox/start-sandbox';

const MAIL = { to: 'buyer@example.com', subject: 'Nouvelle offre à Montréal', body: 'Prix: 262 500 $' };

describe('sending an e-mail through the real SDK to the simulator in a process of its own', () => {
  let sendgrid: SandboxProcess;

  beforeAll(async () => {
    sendgrid = await startSandboxProcess('sendgrid', { apiKey: 'key without prefix' });
  });
  afterAll(() => sendgrid.stop());
  beforeEach(() => sendgrid.control('reset', {}));

  const sender = (settings: { timeoutMs?: number; apiKey?: string; baseUrl?: string; from?: string } = {}) =>
    createEmailSender({
      apiKey: 'key without prefix',
      from: 'Ann <ann@example.com>',
      baseUrl: sendgrid.url,
      timeoutMs: 5_000,
      ...settings,
    });
  const accepted = async () =>
    (await sendgrid.ledger<SendgridLedgerEntry>()).filter((entry) => entry.type === 'accepted');

  it('when SendGrid takes it, then the outcome has its id and the ledger has the mail', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    const outcome = await sender().send({ ...MAIL, html: '<p>Prix</p>', customArgs: { message_id: 'm1' } });

    const [entry] = await accepted();
    expect(entry).toMatchObject({
      to: ['buyer@example.com'],
      from: 'ann@example.com',
      subject: MAIL.subject,
      text: MAIL.body,
      html: '<p>Prix</p>',
      customArgs: { message_id: 'm1' },
    });
    expect(outcome).toEqual({ kind: 'accepted', providerId: entry?.messageId, status: 'accepted' });
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it('when two senders have two accounts, then each uses its own', async () => {
    const [one, other] = await Promise.all([sender().send(MAIL), sender({ apiKey: 'other' }).send(MAIL)]);

    expect(one).toMatchObject({ kind: 'accepted' });
    expect(other).toEqual({
      kind: 'refused',
      providerCode: 'http_401',
      message: 'The provided authorization grant is invalid, expired, or revoked',
      message_fr: 'SendGrid a refusé le courriel (HTTP 401).',
      because: 'account',
    });
  });

  it('when the address is no address, then it is refused with the reason', async () => {
    expect(await sender().send({ ...MAIL, to: 'nobody' })).toEqual({
      kind: 'refused',
      providerCode: 'http_400',
      message: 'Does not contain a valid address.',
      message_fr: 'SendGrid a refusé le courriel (HTTP 400).',
    });
  });

  it.each<[FaultRule, SendOutcome['kind'], number]>([
    [{ kind: 'rate_limit', retryAfterSeconds: 30 }, 'retry', 0],
    [{ kind: 'refuse', status: 413 }, 'refused', 0],
    [{ kind: 'server_error' }, 'unknown', 0],
    [{ kind: 'server_error_after' }, 'unknown', 1],
    [{ kind: 'reset_before' }, 'unknown', 0],
    [{ kind: 'reset_after' }, 'unknown', 1],
    [{ kind: 'unreadable' }, 'unknown', 1],
    [{ kind: 'hang' }, 'unknown', 0],
    [{ kind: 'hang_after' }, 'unknown', 1],
    [{ kind: 'slow', delayMs: 2_000 }, 'unknown', 1],
  ])('when the fault is %j, then the outcome is %s', async (fault, kind, acceptances) => {
    await sendgrid.control('faults', { ...fault, times: 1 });

    expect(await sender({ timeoutMs: 700 }).send(MAIL)).toMatchObject({ kind });
    expect(await accepted()).toHaveLength(acceptances);
  });

  it('when SendGrid says when its limit begins anew, then the wait is until then', async () => {
    await sendgrid.control('faults', { kind: 'rate_limit', retryAfterSeconds: 30 });
    const outcome = await sender().send(MAIL);

    expect(outcome.kind === 'retry' && outcome.after).toBeGreaterThan(25_000);
    expect(outcome.kind === 'retry' && outcome.after).toBeLessThan(32_000);
  });

  it('when nothing listens or no such host is known, then it may be tried again', async () => {
    expect(await sender({ baseUrl: 'http://127.0.0.1:1' }).send(MAIL)).toEqual({
      kind: 'retry',
      cause: 'ECONNREFUSED',
    });
    expect(await sender({ baseUrl: 'https://sendgrid.invalid' }).send(MAIL)).toMatchObject({ kind: 'retry' });
  });
});
