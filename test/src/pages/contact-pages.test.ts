import { contactPages } from '../../../src/pages/contact-pages';
import { MAIL, type MailWorld, openMailWorld } from '../../support/mail-world';
import { ANNA, queueText } from '../outreach/outbox';

const TEN = '2026-12-02T15:00:00Z';

let world: MailWorld;
beforeAll(async () => {
  world = await openMailWorld(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

const open = (path: string, language = 'en-CA') =>
  world.door.call('GET', path, { headers: { 'accept-language': language } });
const post = (path: string, body: string, type = 'application/x-www-form-urlencoded') =>
  world.door.call('POST', path, { body, headers: { 'content-type': type } });
const suppressed = async (address = MAIL) =>
  (await world.policy.addresses.findById(address).lean())?.suppressions ?? [];

const MULTIPART =
  '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n';

describe('unsubscribing', () => {
  test('when the link is opened, however often, then it asks in both languages and changes nothing', async () => {
    const { page_token } = await world.mailed();
    for (const language of ['en-CA', 'fr-CA,fr;q=0.9']) {
      const page = await open(`/u/${page_token}`, language);
      expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(page.text).toMatch(/<form method="post"><button/);
      expect(page.text).toContain('Me désabonner');
      expect(page.text.indexOf('lang="fr"') < page.text.indexOf('<section lang="en"')).toBe(
        language[0] === 'f',
      );
      expect(page.text).toContain('a•••@example.com');
      expect(page.text).not.toContain(MAIL);
      expect(page.text).not.toContain('<script');
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    expect(await suppressed()).toEqual([]);
  });

  test.each([
    ['List-Unsubscribe=One-Click', 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [MULTIPART, 'multipart/form-data; boundary=b', 'List-Unsubscribe=One-Click'],
    ['from=page', 'application/x-www-form-urlencoded', 'the button of the unsubscribe page'],
    ['', 'text/plain', 'the button of the unsubscribe page'],
  ])(
    'when %j is posted (%s), twice, then it acts at once and once, with proof',
    async (body, type, words) => {
      const { page_token, _id } = await world.mailed();
      for (let time = 0; time < 2; time++) {
        const page = await post(`/u/${page_token}`, body, type);
        expect(page.status).toBe(200);
        expect(page.text).toContain('You are unsubscribed');
      }
      expect(await suppressed()).toMatchObject([
        {
          channel: 'EMAIL',
          cause: 'unsubscribe',
          at: new Date(TEN),
          proof: { text: words, message_id: _id },
        },
      ]);
      const asked = await world.policy.askGate({ channel: 'EMAIL', to: MAIL, province: 'ON' });
      expect(asked.reason).toBe('opted_out');
      expect(world.cards.all.filter((card) => card.key.startsWith('stopped:'))).toHaveLength(1);
    },
  );

  test('when it is a text’s page, then texts to that number stop, and nothing else', async () => {
    const { page_token } = await queueText(world);
    expect((await open(`/u/${page_token}`)).text).toContain('••• 0134');
    await post(`/u/${page_token}`, 'from=page');
    expect(await suppressed(ANNA)).toMatchObject([{ channel: 'SMS', cause: 'unsubscribe' }]);
    expect((await world.policy.askGate({ channel: 'CALL', to: ANNA, province: 'ON' })).ok).toBe(true);
  });

  test('when 61 days have passed, then the link still works', async () => {
    const { page_token } = await world.mailed();
    world.clock.pass(61 * 24 * 60);
    expect((await post(`/u/${page_token}`, 'List-Unsubscribe=One-Click')).status).toBe(200);
    expect(await suppressed()).toHaveLength(1);
  });

  test.each(['GET', 'POST'])(
    'when the token is unknown (%s), then 404 and a way to be heard',
    async (method) => {
      const page = await (method === 'GET' ? open('/u/nothing') : post('/u/nothing', 'from=page'));
      expect(page.status).toBe(404);
      expect(page.text).toMatch(/STOP[^]*ARRET/);
      expect(page.text).toContain('sandbox@example.com');
    },
  );
});

describe('who we are', () => {
  test('when the page is opened, then it names us, our address and a contact, and links the way out', async () => {
    const { page_token } = await queueText(world);
    const page = await open(`/about/${page_token}`, 'fr');
    expect(page.status).toBe(200);
    for (const part of [
      'Sandbox Homes',
      '1 Example St, Toronto ON M5V 1A1',
      'sandbox@example.com',
      'Qui vous écrit',
    ])
      expect(page.text).toContain(part);
    expect(page.text).toContain(`href="/u/${page_token}"`);
    expect((await open('/about/nothing')).status).toBe(404);
  });

  test('when the sender’s name holds markup, then it is text', async () => {
    const sender = { name: '<b>&"x"', address: '<i>', contact: '<u>' };
    const outreach = { pageOwner: async () => null, unsubscribe: async () => null };
    const about = contactPages({ outreach, sender })[2];
    const request = {
      rawBody: Buffer.alloc(0),
      headers: {},
      url: '/',
      params: {},
      query: {},
      requestId: '',
      isLocal: true,
    };
    const answer = await about?.run(request);
    expect(String(answer?.body)).toContain('&lt;b&gt;&amp;&quot;x&quot;');
  });
});

describe('what a mail carries', () => {
  const headersOf = () => {
    const mail = world.sendgrid.ledger.entries().findLast((entry) => entry.type === 'accepted');
    return mail?.type === 'accepted' ? mail.headers : {};
  };

  test('when we are reached over https, then it offers one click; else the link alone', async () => {
    const plain = await world.mailed();
    expect(headersOf()).toEqual({ 'List-Unsubscribe': `<http://bot.invalid/u/${plain.page_token}>` });

    const safe = world.another({ publicUrl: () => 'https://bot.example' });
    const { page_token } = await queueText(world, { channel: 'EMAIL', to: MAIL, subject: 'Second' });
    await safe.outreach.dispatch();
    expect(headersOf()).toEqual({
      'List-Unsubscribe': `<https://bot.example/u/${page_token}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
  });
});
