import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { createMediaFetcher } from '../../../integrations/twilio/fetch-media';
import { parseInboundSms } from '../../../integrations/twilio/inbound';
import { inboundMediaModel } from '../../../src/outreach/inbound-media.model';
import { mediaPage } from '../../../src/pages/media-page';
import { openAreas, type TestAreas } from '../../support/areas';
import { type Door, openDoor } from '../http/open-door';
import { ANNA } from './outbox';

const TEN = '2026-12-02T15:00:00Z';
const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(3_000, 7)]);

let world: TestAreas;
let door: Door;
beforeAll(async () => {
  world = await openAreas(TEN, { callMs: 20_000 });
  door = await openDoor({ webhooks: mediaPage(world.outreach) });
});
afterAll(async () => {
  await door.server.close();
  await world.close();
});
beforeEach(() => world.reset(TEN));

let last = 0;
/** As the simulator posts it; parsed as the door does. */
async function receive(files: Buffer[]): Promise<string> {
  const sid = `MM${String(++last).padStart(32, '0')}`;
  const posted: string[] = [];
  const bot = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => posted.push(chunk.toString()));
    request.on('end', () => response.end());
  });
  const url = await listen(bot);
  const media = files.map((file) => ({ data: file.toString('base64'), contentType: 'image/jpeg' }));
  await world.twilio.inbound({ from: ANNA, to: '+15005550006', body: 'My kitchen', media, sid, url });
  bot.close();
  const text = parseInboundSms(Object.fromEntries(new URLSearchParams(posted.join(''))));
  if (!text) throw new Error('not parsed');
  await world.outreach.receive(text);
  return sid;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const media = () => inboundMediaModel(world.store.connection).find().sort({ number: 1 }).lean();
const card = (sid: string) => JSON.stringify(world.cards.last(`inbound:${sid}`));

describe('pictures of a text', () => {
  test('when a text brings pictures, then they are fetched once, kept, and linked from its card', async () => {
    const sid = await receive([JPEG, Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), JPEG])]);
    expect(card(sid)).toContain('Photo 1 is being fetched');
    expect(await world.outreach.fetchMedia()).toEqual({ kept: 2, not_kept: 0, again: 0 });
    expect(await world.outreach.fetchMedia()).toEqual({ kept: 0, not_kept: 0, again: 0 });
    const [first, second] = await media();
    expect([first?.content_type, second?.content_type]).toEqual(['image/jpeg', 'image/png']);
    expect(card(sid)).toContain(`<http://bot.invalid/media/${first?._id}|Photo 1> (JPEG, 3 kB)`);
    expect(card(sid)).toContain('Photo 2');
    // Neither the provider's address nor its credentials.
    expect(card(sid)).not.toMatch(/Accounts|sandbox-auth-token/);

    const page = await fetch(`${door.url}/media/${first?._id}`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(page.headers.get('content-security-policy')).toContain('sandbox');
    expect(Buffer.from(await page.arrayBuffer()).equals(JPEG)).toBe(true);
    expect((await fetch(`${door.url}/media/nothing`)).status).toBe(404);
  });

  test('when a picture is as large as Twilio lets it be, then it is kept; a byte more is not', async () => {
    const large = Buffer.concat([JPEG.subarray(0, 4), Buffer.alloc(5 * 1024 * 1024 - 4)]);
    const sid = await receive([large, Buffer.concat([large, Buffer.from([0])])]);
    expect(await world.outreach.fetchMedia()).toMatchObject({ kept: 1, not_kept: 1 });
    expect(card(sid)).toContain('Photo 2 was not kept: it is larger than 5 MB');
  });

  test('when it is called a picture and is none, then it is not kept, and cannot be opened', async () => {
    const sid = await receive([Buffer.from('<html><script>alert(1)</script>')]);
    expect(await world.outreach.fetchMedia()).toMatchObject({ not_kept: 1 });
    expect(card(sid)).toContain('it is no picture');
    const [one] = await media();
    expect((await fetch(`${door.url}/media/${one?._id}`)).status).toBe(404);
  });

  test('when the provider fails, then it is asked for again later, and in the end given up with a reason', async () => {
    const sid = await receive([JPEG]);
    world.twilio.faults.add({ kind: 'server_error', times: 2, match: '/Media/' });
    expect(await world.outreach.fetchMedia()).toMatchObject({ again: 1 });
    expect(await world.outreach.fetchMedia()).toMatchObject({ again: 0 });
    world.clock.pass(1);
    expect(await world.outreach.fetchMedia()).toMatchObject({ again: 1 });
    world.clock.pass(1);
    expect(await world.outreach.fetchMedia()).toMatchObject({ kept: 1 });
    expect(card(sid)).toContain('|Photo 1>');

    const other = await receive([JPEG]);
    world.twilio.faults.add({ kind: 'reset_before', match: '/Media/' });
    for (let n = 0; n < 10; n++) {
      await world.outreach.fetchMedia();
      world.clock.pass(30);
    }
    expect(card(other)).toContain('Photo 1 was not kept');
  });
});

describe('which addresses are asked', () => {
  const account = { accountSid: 'AC1', authToken: 'secret', timeoutMs: 1_000 };
  const PATH = '/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1';

  test.each([
    'http://127.0.0.1:27017/',
    'http://169.254.169.254/latest/meta-data',
    `http://api.twilio.com${PATH}`,
    `https://api.twilio.com.evil.example${PATH}`,
    `https://evil.example${PATH}`,
    `https://user:pass@api.twilio.com${PATH}`,
    `https://api.twilio.com:8443${PATH}`,
    'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json',
    `https://api.twilio.com${PATH}/../../../../Keys`,
    'file:///etc/passwd',
    'not a url',
    '',
  ])('when a webhook names %j, then nothing is asked', async (url) => {
    const fetcher = createMediaFetcher(account);
    expect(await fetcher.fetch(url, 1_000)).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('address') as string,
    });
  });

  test('when the provider sends on elsewhere, then it is not followed, and credentials go to the API only', async () => {
    const seen: { path: string; authorization: string | undefined }[] = [];
    const elsewhere = createServer((request, response) => {
      seen.push({ path: `elsewhere ${request.url}`, authorization: request.headers.authorization });
      response.end(JPEG);
    });
    const outside = await listen(elsewhere);
    let target = `${outside}/secret`;
    const api = createServer((request, response) => {
      seen.push({ path: request.url ?? '', authorization: request.headers.authorization });
      if (request.url === PATH) response.writeHead(307, { location: target }).end();
      else response.end(JPEG);
    });
    const baseUrl = await listen(api);
    const fetcher = createMediaFetcher({ ...account, baseUrl });
    expect(await fetcher.fetch(baseUrl + PATH, 10_000)).toMatchObject({ kind: 'refused' });
    target = '/cdn/x';
    expect(await fetcher.fetch(baseUrl + PATH, 10_000)).toMatchObject({ kind: 'fetched' });
    target = PATH;
    expect(await fetcher.fetch(baseUrl + PATH, 10_000)).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('without end') as string,
    });
    elsewhere.close();
    api.close();
    expect(seen.filter(({ path }) => path.startsWith('elsewhere'))).toEqual([]);
    expect(seen.filter(({ path }) => path === '/cdn/x')).toEqual([
      { path: '/cdn/x', authorization: undefined },
    ]);
  });
});
