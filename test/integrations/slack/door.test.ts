import { slashCommand } from '../../../integrations/slack/sandbox/requests';
import { signSlackRequest } from '../../../integrations/slack/sandbox/signing';
import { defineCommand } from '../../../src/contract/command';
import { type Door, openDoor, SECRETS } from './support/door';

const echo = defineCommand<{ runs: string[] }, string>({
  name: '/echo',
  family: 'test',
  summary: 'Says it again',
  usage: '<words>',
  fr: { summary: 'Exemple', usage: '<words>' },
  examples: ['hello'],
  role: 'viewer',
  effect: 'read',
  parse: (text) => text,
  run: async (text, { runs }) => {
    runs.push(text);
    return { text };
  },
});

const nowSeconds = () => Math.floor(Date.now() / 1000);

describe('the receiver', () => {
  const deps = { runs: [] as string[] };
  let door: Door;

  beforeAll(async () => {
    door = await openDoor({ commands: [echo], deps });
  });
  afterAll(() => door.close());
  beforeEach(() => deps.runs.splice(0));

  const request = (signingSecret: string, timestamp = nowSeconds()) =>
    slashCommand({ signingSecret, timestamp, command: '/echo', text: 'hello' });

  it.each(SECRETS)('when signed with a configured secret, then it is served (%s)', async (secret) => {
    const answer = await door.send(request(secret));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ response_type: 'ephemeral', text: 'hello' });
  });

  it.each([
    ['with another secret', request('somebody-elses-secret')],
    ['301 s ago', request(SECRETS[0] ?? '', nowSeconds() - 302)],
    ['301 s ahead', request(SECRETS[0] ?? '', nowSeconds() + 310)],
    ['with an unknown version', withHeader('x-slack-signature', (value) => value.replace('v0=', 'v1='))],
    ['without a signature', withHeader('x-slack-signature', () => undefined)],
    ['without a stamp', withHeader('x-slack-request-timestamp', () => undefined)],
    ['with a stamp that is no number', withHeader('x-slack-request-timestamp', () => '1e9')],
  ])('when signed %s, then 401 and nothing is done', async (_how, signed) => {
    const answer = await door.send(signed);
    expect(answer).toEqual({ status: 401, body: '' });
    expect(deps.runs).toEqual([]);
    expect(door.intents.all.size).toBe(0);
  });

  it('when one byte was changed on the way, then 401', async () => {
    const signed = request(SECRETS[0] ?? '');
    const answer = await door.send({ ...signed, body: signed.body.replace('hello', 'hullo') });
    expect(answer.status).toBe(401);
  });

  it('when a stamp is within 300 s ahead or ago, then it is served', async () => {
    const ahead = await door.send(request(SECRETS[0] ?? '', nowSeconds() + 290));
    const ago = await door.send(request(SECRETS[0] ?? '', nowSeconds() - 290));
    expect([ahead.status, ago.status]).toEqual([200, 200]);
  });

  it('when no secret is configured, then even a request signed with the empty secret is refused', async () => {
    const closed = await openDoor({ commands: [echo], deps, signingSecrets: [] });
    const answer = await closed.send(request('')).finally(() => closed.close());
    expect(answer.status).toBe(401);
  });

  it.each(['null', '"text"', '7', 'not json'])(
    'when a signed body is %s, then 400 and the process lives',
    async (body) => {
      const answer = await door.send(
        signSlackRequest(SECRETS[0] ?? '', nowSeconds(), body, 'application/json'),
      );
      expect(answer.status).toBe(400);
      expect((await door.send(request(SECRETS[0] ?? ''))).status).toBe(200);
    },
  );

  function withHeader(name: string, change: (value: string) => string | undefined) {
    const signed = request(SECRETS[0] ?? '');
    const value = change(signed.headers[name] ?? '');
    const { [name]: _old, ...others } = signed.headers;
    return { ...signed, headers: value === undefined ? others : { ...others, [name]: value } };
  }
});
