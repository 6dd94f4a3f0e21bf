import { messageModel } from '../../../src/outreach/message.model';
import { kpiEventModel } from '../../../src/kpi/kpi-event.model';
import { SEEDED_RULES } from '../../../src/policy/policy-rules.schema';
import { goLiveModel } from '../../../src/governance/go-live/go-live.model';
import { SANDBOX_SENDER } from '../../../src/outreach/sender';
import { CALLER, MANAGER } from '../../support/areas';
import { openRest } from './open-rest';

// A Wednesday, 10:00 in Toronto; 22:00 there, and the next morning's 09:00.
const TEN = '2026-12-02T15:00:00Z';
const NIGHT = '2026-12-03T03:00:00Z';
const MORNING = '2026-12-03T14:00:00.000Z';

let rest: Awaited<ReturnType<typeof openRest>>;
beforeAll(async () => {
  rest = await openRest();
});
afterAll(() => rest.close());
beforeEach(() => rest.areas.reset(TEN));

const CONSENT = { basis: 'express', evidence: 'form 7', at: '2026-12-01T00:00:00Z' };
const SMS = { to: '+14165550134', message: 'Hi', province: 'ON', consent: CONSENT };
const EMAIL = { to: 'jane@example.com', subject: 'Hi', body: 'Hello', province: 'ON', consent: CONSENT };
const sms = (more: object = {}, headers: Record<string, string> = {}) =>
  rest.call('POST /messaging/send-sms', 'agent', { ...SMS, ...more }, headers);
const email = (more: object = {}) => rest.call('POST /messaging/send-email', 'agent', { ...EMAIL, ...more });
const messages = () => messageModel(rest.areas.store.connection);
const events = () => kpiEventModel(rest.areas.store.connection).find().sort({ _id: 1 }).lean();
const fieldsOf = (body: unknown) => (body as { errors: { path: string }[] }).errors.map(({ path }) => path);

describe.each([
  ['send-sms', sms, 'sms', '+14165550134'],
  ['send-email', email, 'email', 'jane@example.com'],
] as const)('POST /messaging/%s', (_name, send, metric, to) => {
  test('when the gate lets it through, then 202 after its commit: queued, from when, a sentence and the id', async () => {
    const { status, body } = await send();
    expect(status).toBe(202);
    expect(body).toEqual({
      status: 'queued',
      not_before: '2026-12-02T15:00:00.000Z',
      message: expect.stringMatching(/^Accepted/) as string,
      message_id: expect.stringMatching(/^message_[0-9a-f]{24}$/) as string,
    });
    const { message_id } = body as { message_id: string };
    expect(await messages().findById(message_id).lean()).toMatchObject({ state: 'queued', to, attempts: 0 });
  });

  test('when it is closed there, then 403 with the reason as code, when it opens, and one KPI event without address', async () => {
    rest.areas.clock.set(NIGHT);
    const { status, body } = await send();
    const reason = metric === 'sms' ? 'outside_legal_hours' : 'outside_window';
    expect([status, body]).toEqual([
      403,
      expect.objectContaining({ code: reason, next_open: MORNING, detail: expect.any(String) as string }),
    ]);
    expect(await messages().countDocuments()).toBe(0);
    const [event, ...others] = await events();
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      domain: 'MESSAGING',
      metric: `${metric}_blocked_by_policy`,
      success: false,
      detail: { province: 'ON', reason },
    });
    expect(JSON.stringify(event)).not.toContain(to);
  });

  test('when it is closed there and the caller waits, then 202 with the next opening, and no block is counted', async () => {
    rest.areas.clock.set(NIGHT);
    const { status, body } = await send({ when_closed: 'queue' });
    expect([status, body]).toEqual([
      202,
      expect.objectContaining({
        not_before: MORNING,
        message: expect.stringContaining('Kept until') as string,
      }),
    ]);
    expect(await events()).toEqual([]);
  });

  test('when more than the clock is in the way, then waiting does not help: 403', async () => {
    rest.areas.clock.set(NIGHT);
    const { consent: _, ...without } = metric === 'sms' ? SMS : EMAIL;
    const route = `POST /messaging/send-${metric}`;
    const asked = await rest.call(route, 'agent', { ...without, when_closed: 'queue' });
    expect(asked).toMatchObject({ status: 403, body: { code: 'no_consent', next_open: null } });
    await rest.areas.policy.suppress(to, [metric === 'sms' ? 'SMS' : 'EMAIL'], {
      cause: 'keyword',
      at: new Date(TEN),
    });
    // A consent that the caller states does not undo a stop.
    expect(await send({ when_closed: 'queue' })).toMatchObject({ status: 403, body: { code: 'opted_out' } });
  });

  test('when a time is stated, then it stands in for the clock; with queue it is 400, and so is half a time', async () => {
    rest.areas.clock.set(NIGHT);
    expect(await send({ weekday: 0, hhmm: '0930' })).toMatchObject({ status: 202 });
    expect(await send({ weekday: 6, hhmm: '08:00' })).toMatchObject({
      status: 403,
      body: { next_open: null },
    });
    const queued = await send({ weekday: 0, hhmm: '09:30', when_closed: 'queue' });
    expect([queued.status, fieldsOf(queued.body)]).toEqual([400, ['when_closed']]);
    expect(await send({ weekday: 0, when_closed: 'queue' })).toMatchObject({ status: 400 });
    expect(fieldsOf((await send({ weekday: 0 })).body)).toEqual(['hhmm']);
    expect(fieldsOf((await send({ hhmm: '09:30' })).body)).toEqual(['weekday']);
  });

  test('when the caller states a consent, then it is on record as the caller’s assertion', async () => {
    await send();
    expect(await rest.areas.policy.addresses.findById(to).lean()).toMatchObject({
      consents: [{ ...CONSENT, at: new Date(CONSENT.at), recorded_by: 'asserted by key:agent' }],
    });
  });
});

describe('who and where', () => {
  test('when the number is written as people do, then it is the same recipient; what is no address is named', async () => {
    await sms({ to: '(416) 555-0134' });
    expect(await messages().findOne().lean()).toMatchObject({ to: '+14165550134' });
    for (const [send, to] of [
      [sms, 'jane@example.com'],
      [sms, '911'],
      [email, '+14165550134'],
    ] as const) {
      const { status, body } = await send({ to });
      expect([status, fieldsOf(body)]).toEqual([400, ['to']]);
    }
  });

  test('when no province is given, then the person’s is taken, else the area code’s; when none is known: 403', async () => {
    const { province: _, ...nowhere } = SMS;
    await rest.areas.leads.intake(
      { name: 'Zoé', phone: '+14165550134', address: '100 Main St, Vancouver BC', source: 'web_form' },
      CALLER,
      'zoe',
    );
    await rest.call('POST /messaging/send-sms', 'agent', { ...nowhere, when_closed: 'queue' });
    await rest.call('POST /messaging/send-sms', 'agent', { ...nowhere, to: '+16135550134' });
    const kept = await messages().find().sort({ created_at: 1, _id: 1 }).lean();
    expect(kept.map(({ province }) => province).sort()).toEqual(['BC', 'ON']);
    const asked = await rest.call('POST /messaging/send-sms', 'agent', { ...nowhere, to: '+18005550134' });
    expect(asked).toMatchObject({ status: 403, body: { code: 'unknown_province', next_open: null } });
  });

  test('when everything stands in the query and there is no body, then it works the same', async () => {
    await sms();
    const asked = await rest.call(
      'POST /messaging/send-sms?to=%2B14165550134&message=Hi&province=ON&weekday=0&hhmm=0930',
      'agent',
    );
    expect(asked).toMatchObject({ status: 202, body: { status: 'queued' } });
    expect(await rest.call('POST /messaging/send-sms', 'viewer', SMS)).toMatchObject({ status: 403 });
    expect(await rest.call('POST /messaging/send-sms', null, SMS)).toMatchObject({ status: 401 });
  });
});

describe('one wish', () => {
  test('when it is asked many times at once and later with one Idempotency-Key, then it is one message', async () => {
    const key = { 'idempotency-key': 'crm-42' };
    const asked = await Promise.all(Array.from({ length: 6 }, () => sms({}, key)));
    asked.push(await sms({}, key));
    const ids = asked.flatMap(({ status, body }) =>
      status === 202 ? [(body as { message_id: string }).message_id] : [],
    );
    expect(new Set(ids).size).toBe(1);
    // While the first is at work, the others are told so.
    expect(asked.filter(({ status }) => ![202, 409].includes(status))).toEqual([]);
    expect(await messages().countDocuments()).toBe(1);
    expect(await sms({ message: 'Other words' }, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
    await rest.areas.outreach.dispatch();
    expect(rest.areas.accepted()).toHaveLength(1);
  });

  test('when it is asked twice without a key, then it is two', async () => {
    await sms();
    await sms();
    expect(await messages().countDocuments()).toBe(2);
  });
});

describe('the same gate again', () => {
  test('when the policy is switched off after the 202, then nothing is sent', async () => {
    await sms();
    const policy = { province: 'ON' as const, market: 'ALL', rules: SEEDED_RULES, reason: 'test' };
    await rest.areas.policy.upsert(MANAGER, { ...policy, enabled: false });
    await rest.areas.outreach.dispatch();
    await rest.areas.policy.upsert(MANAGER, { ...policy, enabled: true });
    expect(rest.areas.accepted()).toEqual([]);
    expect((await messages().findOne().lean())?.state).toBe('blocked');
  });

  test('when a try failed and the window has closed, then the next try waits for the opening', async () => {
    rest.areas.twilio.faults.add({ kind: 'rate_limit', times: 1 });
    await sms();
    await rest.areas.outreach.dispatch();
    rest.areas.clock.set(NIGHT);
    await rest.areas.outreach.dispatch();
    expect(rest.areas.accepted()).toEqual([]);
    expect((await messages().findOne().lean())?.not_before.toISOString()).toBe(MORNING);
    rest.areas.clock.set(MORNING);
    await rest.areas.outreach.dispatch();
    expect(rest.areas.accepted()).toHaveLength(1);
  });

  test('when an e-mail is sent, then that counts, with its template, and no address', async () => {
    const mailing = rest.areas.another({
      email: { send: async () => ({ kind: 'accepted', providerId: 'x-1', status: 'accepted' }) },
    });
    await email();
    await mailing.outreach.dispatch();
    const [event] = await events();
    expect(event).toMatchObject({
      metric: 'email_sent',
      success: true,
      live: false,
      detail: { to: 'unknown', template: 'custom' },
    });
    expect(event?.correlation_id).toMatch(/^messaging:message_/);
    expect(JSON.stringify(event)).not.toContain('jane');
  });
});

describe('with a real Twilio', () => {
  test('when a time is stated, then the real clock must be open too', async () => {
    const real = await openRest({ isSandbox: { slack: true, twilio: false, sendgrid: true } });
    try {
      const { connection } = real.areas.store;
      const on = { on: true, changed_by: 'test', changed_at: new Date(TEN) };
      const send = (more: object) => real.call('POST /messaging/send-sms', 'agent', { ...SMS, ...more });
      expect(await send({})).toMatchObject({ status: 403, body: { code: 'go_live_off', next_open: null } });
      await goLiveModel(connection).create([
        { _id: 'GLOBAL', ...on },
        { _id: 'ON', ...on },
      ]);
      expect(await send({ weekday: 0, hhmm: '0930' })).toMatchObject({ status: 202 });
      expect(await send({ weekday: 6, hhmm: '0800' })).toMatchObject({ status: 403 });
      real.areas.clock.set(NIGHT);
      expect(await send({ weekday: 0, hhmm: '0930' })).toMatchObject({
        status: 403,
        body: { code: 'outside_legal_hours', next_open: MORNING },
      });
    } finally {
      await real.close();
    }
  });
});

describe('what a message must carry', () => {
  const stored = async ({ body }: { body: unknown }) => {
    const message = await messages()
      .findById((body as { message_id: string }).message_id)
      .lean();
    if (!message) throw new Error(JSON.stringify(body));
    return message;
  };
  const { name, address, contact } = SANDBOX_SENDER;

  test('when a caller’s text lacks it, then it is added before it is stored, and Twilio gets it', async () => {
    const { body, page_token } = await stored(await sms({ message: 'Still selling?' }));
    expect(body).toBe(`Still selling? ${name}. ${address}, ${contact}. Reply STOP to opt out.`);
    expect(page_token).toMatch(/\S{20}/);
    await rest.areas.outreach.dispatch();
    expect(rest.areas.accepted().map((accepted) => accepted.body)).toEqual([body]);
  });

  test('when the place is in Quebec, or the person is served in French, then it is added in French', async () => {
    expect((await stored(await sms({ province: 'QC' }))).body).toMatch(
      /Répondez ARRET pour vous désabonner\.$/,
    );
    await rest.areas.leads.intake(
      { name: 'Luc', phone: '+14165550135', source: 'web_form', region: 'ON', language: 'fr' },
      MANAGER,
      'luc',
    );
    const to = { to: '+14165550135', message: 'Allô' };
    expect((await stored(await sms(to))).body).toMatch(/^Allô .*Répondez ARRET/);
  });

  test('when a caller’s mail lacks it, then text and markup get it, with the link of that very mail', async () => {
    const sent = await stored(await email({ html: '<p>Hello</p>' }));
    const link = `http://bot.invalid/u/${sent.page_token}`;
    expect(sent.body).toBe(`Hello\n\n-- \n${name}\n${address}\n${contact}\nTo stop these e-mails: ${link}`);
    expect(sent.html).toMatch(/^<p>Hello<\/p>/);
    expect(sent.html).toContain(`<a href="${link}">`);
  });

  test('when there is no room for it, then it is 400 and says how many letters there is room for', async () => {
    const got = await sms({ message: 'x'.repeat(1_590) });
    expect(got.status).toBe(400);
    expect(fieldsOf(got.body)).toEqual(['message']);
    const room = Number(/at most (\d+) characters/.exec(JSON.stringify(got.body))?.[1]);
    expect(await messages().countDocuments()).toBe(0);
    const most = await stored(await sms({ message: 'x'.repeat(room) }));
    expect(most.body.length).toBe(1_600);
  });
});
