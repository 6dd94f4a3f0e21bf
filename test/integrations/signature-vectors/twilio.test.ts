import { createHmac } from 'node:crypto';
import { twilioWebhooks } from '../../../integrations/twilio/webhooks';
import { type Door, openDoor } from '../../src/http/open-door';
import { flipped, FORGED, judgedWrongly, oddTexts, type Vector } from './vector';

const PUBLIC = 'https://bot.example.com';
const PATH = '/webhooks/twilio/sms';
const [CURRENT, NEXT, ROTATED] = ['token-current', 'token-next', 'token-of-last-year'];

let door: Door;
let received = 0;
beforeAll(async () => {
  door = await openDoor({
    webhooks: twilioWebhooks({
      outreach: {
        receive: async () => {
          received++;
          return { duplicate: false, takenAs: 'unknown', reply: null };
        },
        updateStatus: async () => true,
        quarantine: async () => void received++,
      },
      secrets: [CURRENT, NEXT],
      publicUrl: () => PUBLIC,
      log: { debug() {}, info() {}, warn() {}, error() {}, fatal() {} },
    }),
  });
});
afterAll(() => door.server.close());

type Params = [string, string][];
const base = (body: string, n = 0): Params => [
  ['MessageSid', `SM${String(n).padStart(32, '0')}`],
  ['From', '+14165550123'],
  ['To', '+14165550199'],
  ['Body', body],
  ['NumMedia', '0'],
  ['FromCity', ''],
];

/** twilio.com/docs/usage/security: the URL, then each name with its values, sorted, each value once. */
function signatureOf(params: Params, { url = PUBLIC + PATH, secret = CURRENT } = {}): string {
  const names = [...new Set(params.map(([name]) => name))].sort();
  const parts = names.map((name) =>
    [...new Set(params.filter(([other]) => other === name).map(([, value]) => value))]
      .sort()
      .map((value) => name + value)
      .join(''),
  );
  return createHmac('sha1', secret)
    .update(url + parts.join(''))
    .digest('base64');
}

const FORM = 'application/x-www-form-urlencoded';
const encoded = (params: Params) => Buffer.from(new URLSearchParams(params).toString());
const vector = (
  name: string,
  genuine: boolean,
  params: Params,
  signature: string,
  more: Partial<Vector> = {},
): Vector => ({
  name,
  genuine,
  path: PATH,
  body: encoded(params),
  ...more,
  headers: { 'content-type': FORM, 'x-twilio-signature': signature, ...more.headers },
});

const PLAIN = base('Oui, ça m’intéresse 👍 & plus');
const RIGHT = signatureOf(PLAIN);

function genuine(): Vector[] {
  const repeated: Params = [...PLAIN, ['Tag', 'b'], ['Tag', 'a'], ['Tag', 'b']];
  return [
    ...oddTexts(100, 7).map((text, n) =>
      vector(`text ${n}`, true, base(text, n), signatureOf(base(text, n))),
    ),
    ...oddTexts(20, 8).map((text, n) =>
      vector(`next token ${n}`, true, base(text), signatureOf(base(text), { secret: NEXT })),
    ),
    ...FORGED.map((headers, n) => vector(`forwarded ${n}`, true, PLAIN, RIGHT, { headers })),
    vector('repeated parameters', true, repeated, signatureOf(repeated)),
    vector('in another order', true, PLAIN.toReversed(), RIGHT),
    vector('spaces as %20', true, PLAIN, RIGHT, {
      body: Buffer.from(encoded(PLAIN).toString().replaceAll('+', '%20')),
    }),
    vector('with the standard port', true, PLAIN, signatureOf(PLAIN, { url: `${PUBLIC}:443${PATH}` })),
    vector('with a query', true, PLAIN, signatureOf(PLAIN, { url: `${PUBLIC}${PATH}?team=1` }), {
      path: `${PATH}?team=1`,
    }),
  ];
}

function wrong(): Vector[] {
  const bytes = Buffer.from(RIGHT, 'base64');
  const forUrl = (url: string) => vector(`signed for ${url}`, false, PLAIN, signatureOf(PLAIN, { url }));
  const with_ = (name: string, params: Params) => vector(name, false, params, RIGHT);
  return [
    ...Array.from({ length: 160 }, (_, bit) =>
      vector(`signature bit ${bit}`, false, PLAIN, flipped(bytes, bit).toString('base64')),
    ),
    ...PLAIN.flatMap(([name, value], index) =>
      Array.from({ length: Math.min(12, value.length) }, (_, at) => {
        const letter = value[at] === '7' ? '8' : '7';
        const changed = PLAIN.map((pair, other): [string, string] =>
          other === index ? [name, value.slice(0, at) + letter + value.slice(at + 1)] : pair,
        );
        return with_(`${name} letter ${at}`, changed);
      }),
    ),
    ...[
      `http://bot.example.com${PATH}`,
      `https://evil.example${PATH}`,
      `${PUBLIC}:8443${PATH}`,
      `${PUBLIC}${PATH}/`,
      `${PUBLIC}${PATH}?x=1`,
      `${PUBLIC}/webhooks/twilio/status/t`,
      `${PUBLIC}${PATH.toUpperCase()}`,
      PATH,
      '',
    ].map(forUrl),
    ...FORGED.map((headers, n) =>
      vector(
        `forwarded to evil ${n}`,
        false,
        PLAIN,
        signatureOf(PLAIN, { url: `https://evil.example${PATH}` }),
        { headers },
      ),
    ),
    vector('its query taken away', false, PLAIN, signatureOf(PLAIN, { url: `${PUBLIC}${PATH}?team=1` })),
    with_('a parameter more', [...PLAIN, ['Admin', '1']]),
    with_('a parameter less', PLAIN.slice(1)),
    with_('a parameter again', [...PLAIN, ['Body', 'STOP']]),
    vector('as JSON', false, PLAIN, RIGHT, {
      body: Buffer.from(JSON.stringify(Object.fromEntries(PLAIN))),
      headers: { 'content-type': 'application/json' },
    }),
    ...[ROTATED, '', 'token-curren', 'token-current '].map((secret) =>
      vector(`token ${JSON.stringify(secret)}`, false, PLAIN, signatureOf(PLAIN, { secret })),
    ),
    ...[
      '',
      Buffer.alloc(20).toString('base64'),
      'AAAA',
      bytes.toString('hex'),
      `${RIGHT}, ${RIGHT}`,
      RIGHT.slice(0, -2),
    ].map((signature) => vector(`signature ${signature}`, false, PLAIN, signature)),
  ];
}

test('when 120 genuine and 200 forged webhooks come, then every one is judged rightly', async () => {
  const [right, forged] = [genuine(), wrong()];
  expect(right.length).toBeGreaterThanOrEqual(120);
  expect(forged.length).toBeGreaterThanOrEqual(200);
  expect(await judgedWrongly(door.url, [...right, ...forged])).toEqual([]);
  expect(received).toBe(right.length);
});
