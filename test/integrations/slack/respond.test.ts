import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { createRespond } from '../../../integrations/slack/respond';
import { renderReply } from '../../../integrations/slack/render';

let server: Server;
let answers: { status: number; body?: string; location?: string }[];
let bodies: Record<string, unknown>[];
let url: string;

beforeEach(async () => {
  answers = [];
  bodies = [];
  server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk: Buffer) => (body += chunk.toString()));
    req.on('end', () => {
      bodies.push(JSON.parse(body) as Record<string, unknown>);
      const answer = answers.shift();
      // Out of answers: it hangs.
      if (!answer) return;
      res.writeHead(answer.status, answer.location === undefined ? {} : { location: answer.location });
      res.end(answer.body ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const respond = createRespond({ pausesMs: [1, 1] });
const message = renderReply({ text: 'a', blocks: [{ type: 'divider' }] });

it('when Slack takes it, then once, and never in the place of a card', async () => {
  answers = [{ status: 200, body: 'ok' }];
  expect(await respond(url, message)).toBe('delivered');
  expect(bodies).toEqual([{ replace_original: false, ...message }]);
});

it.each([[500], [429]])('when Slack fails with %i, then it is tried again', async (status) => {
  answers = [{ status }, { status: 200 }];
  expect(await respond(url, message)).toBe('delivered');
});

it('when Slack hangs, then it is given up after three tries', async () => {
  const impatient = createRespond({ timeoutMs: 400, pausesMs: [1, 1] });
  expect(await impatient(url, message)).toBe('failed');
  expect(bodies).toHaveLength(3);
});

it('when the address is over, then it is not tried again', async () => {
  answers = [{ status: 404, body: '{"ok":false,"error":"expired_url"}' }];
  expect(await respond(url, message)).toBe('expired');
  expect(bodies).toHaveLength(1);
});

it('when it is sent elsewhere, then nothing follows', async () => {
  answers = [{ status: 307, location: url }, { status: 200 }];
  expect(await respond(url, message)).toBe('expired');
  expect(bodies).toHaveLength(1);
});

it('when the blocks are refused, then the text is sent', async () => {
  answers = [{ status: 400, body: '{"ok":false,"error":"invalid_blocks"}' }, { status: 200 }];
  expect(await respond(url, message)).toBe('delivered');
  expect(bodies[1]).not.toHaveProperty('blocks');
});

it('when nobody listens, then it fails and throws nothing', async () => {
  expect(await respond('http://127.0.0.1:1/x', message)).toBe('failed');
});
