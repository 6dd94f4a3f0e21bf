import { inboundTextModel } from '../../../src/outreach/inbound-text.model';
import { quarantineModel } from '../../../src/outreach/quarantine.model';
import { MAIL, type MailWorld, openMailWorld } from '../../support/mail-world';

const TEN = '2026-12-02T15:00:00Z';

let world: MailWorld;
beforeAll(async () => {
  world = await openMailWorld(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

const kept = () => inboundTextModel(world.store.connection).find().lean();

describe('the door of inbound mail', () => {
  const post = (body: Buffer | string, type: string, more: { query?: string; headers?: object } = {}) =>
    world.door.call('POST', `/webhooks/sendgrid/inbound${more.query ?? '?key=inbound-key'}`, {
      body,
      headers: { 'content-type': type, ...more.headers },
    });
  const form = (fields: Record<string, Buffer | string>) =>
    Buffer.concat([
      ...Object.entries(fields).flatMap(([name, value]) => [
        Buffer.from(`--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
        Buffer.from(value),
        Buffer.from('\r\n'),
      ]),
      Buffer.from('--b--\r\n'),
    ]);
  const TYPE = 'multipart/form-data; boundary=b';
  const plain = { from: MAIL, to: 'us@example.com', text: 'Hi', subject: '' };
  const basic = (password: string) => ({
    authorization: `Basic ${Buffer.from(`any:${password}`).toString('base64')}`,
  });

  test.each<[string, { query?: string; headers?: object }, number]>([
    ['the key is in the query', {}, 200],
    ['an older key is', { query: '?key=old-key' }, 200],
    ['it is the password', { query: '', headers: basic('inbound-key') }, 200],
    ['there is none', { query: '' }, 401],
    ['it is empty', { query: '?key=' }, 401],
    ['it is another', { query: '?key=inbound-kez' }, 401],
    ['the password is another', { query: '', headers: basic('x') }, 401],
  ])('when %s, then %j answers %d', async (_what, more, status) => {
    expect((await post(form(plain), TYPE, more)).status).toBe(status);
    expect(await kept()).toHaveLength(status === 200 ? 1 : 0);
  });

  test.each([
    ['iso-8859-1', Buffer.from('D\xe9j\xe0 vendu', 'latin1'), 'Déjà vendu'],
    ['windows-1252', Buffer.from([0x93, 0x6f, 0x75, 0x69, 0x94, 0x80]), '“oui”€'],
    ['UTF-8', Buffer.from('Déjà 👍'), 'Déjà 👍'],
    ['shift_jis', Buffer.from([0x82, 0xcd, 0x82, 0xa2]), 'はい'],
    ['nobody-knows', Buffer.from('plain'), 'plain'],
  ])('when the text is in %s, then it is read so', async (charset, text, read) => {
    await post(form({ ...plain, text, charsets: JSON.stringify({ text: charset }) }), TYPE);
    expect(await kept()).toMatchObject([{ body: read }]);
  });

  test('when there is only HTML, then its own words are read', async () => {
    const html =
      '<html><head><style>p{}</style></head><body><p>Oui, &ccedil;a m&#39;int&eacute;resse</p><blockquote>unsubscribe</blockquote></body></html>';
    await post(form({ from: MAIL, to: 'us@example.com', subject: 'Re', html }), TYPE);
    expect(await kept()).toMatchObject([{ body: "Oui, ça m'intéresse", taken_as: 'unknown' }]);
  });

  test('when it is large, then it is taken up to 30 MB', async () => {
    const attachment = Buffer.concat([
      Buffer.from('--b\r\nContent-Disposition: form-data; name="attachment1"; filename="a.bin"\r\n\r\n'),
      Buffer.alloc(29 * 1024 * 1024, 1),
      Buffer.from('\r\n'),
    ]);
    expect((await post(Buffer.concat([attachment, form(plain)]), TYPE)).status).toBe(200);
    expect(world.cards.all[0]?.view.blocks).toEqual(
      expect.arrayContaining([expect.objectContaining({ type: 'context' })]),
    );
    expect(JSON.stringify(world.cards.all[0])).toContain('1 attachments');
    expect((await post(Buffer.alloc(32 * 1024 * 1024), TYPE)).status).toBe(413);
  });

  test.each<[string, Buffer | string, string]>([
    ['it is no form', '{"from":"x"}', 'application/json'],
    ['it is cut off', form(plain).subarray(0, 60), TYPE],
    ['nobody wrote it', form({ ...plain, from: 'not an address' }), TYPE],
    ['it holds nothing', '', TYPE],
  ])('when %s, then it is kept aside and answered 200', async (_what, body, type) => {
    expect((await post(body, type)).status).toBe(200);
    expect(await quarantineModel(world.store.connection).countDocuments()).toBe(1);
    expect(await kept()).toEqual([]);
  });
});
