import { createHmac } from 'node:crypto';
import { verifyTwilioWebhook } from '../../../integrations/twilio/signature';

const URL_ = 'https://bot.example/webhooks/twilio/sms?team=1';
const SECRET = 'auth-token';
const PARAMS: [string, string][] = [
  ['MessageSid', `SM${'0'.repeat(32)}`],
  ['From', '+14165550123'],
  ['To', '+14165550199'],
  ['Body', 'Oui, ça m’intéresse 👍 & plus'],
  ['NumMedia', '0'],
  ['FromCity', ''],
];

const encode = (params: [string, string][]) => new URLSearchParams(params).toString();

/** Signs by the description in Twilio's documentation, not by the SDK that is under test. */
function sign(params: [string, string][], url = URL_, secret = SECRET): string {
  const names = [...new Set(params.map(([name]) => name))].toSorted();
  const text = names.flatMap((name) => {
    const values = new Set(params.filter(([other]) => other === name).map(([, value]) => value));
    return [...values].toSorted().map((value) => name + value);
  });
  return createHmac('sha1', secret)
    .update(url + text.join(''))
    .digest('base64');
}

function verify(
  input: { body?: string; signature?: string | string[] | undefined; url?: string; secrets?: string[] } = {},
) {
  const { body = encode(PARAMS), url = URL_, secrets = [SECRET] } = input;
  const signature = 'signature' in input ? input.signature : sign(PARAMS);
  return verifyTwilioWebhook({
    rawBody: Buffer.from(body),
    headers: { 'x-twilio-signature': signature },
    url,
    secrets,
  });
}

describe('genuine webhooks', () => {
  it("when it is Twilio's own example, then it is genuine", () => {
    // facts/canada.md section 2; twilio.com/docs/usage/security.
    const body =
      'CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212';
    const genuine = verify({
      body,
      signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
      url: 'https://mycompany.com/myapp.php?foo=1&bar=2',
      secrets: ['12345'],
    });

    expect(genuine).toMatchObject({ Digits: '1234', Caller: '+14158675309' });
  });

  it('when everything is right, then its parameters come back decoded', () => {
    expect(verify()).toEqual(Object.fromEntries(PARAMS));
  });

  const repeated: [string, string][] = [...PARAMS, ['Tag', 'b'], ['Tag', 'a'], ['Tag', 'b']];
  it.each<[string, Parameters<typeof verify>[0]]>([
    ['the second secret signed', { signature: sign(PARAMS, URL_, 'new'), secrets: ['old', 'new'] }],
    ['the first of two signed', { secrets: [SECRET, 'new'] }],
    ['the order of the parameters differs', { body: encode(PARAMS.toReversed()) }],
    ['a parameter is repeated', { body: encode(repeated), signature: sign(repeated) }],
    ['spaces came as %20', { body: encode(PARAMS).replaceAll('+', '%20') }],
    ['there are no parameters', { body: '', signature: sign([]) }],
    [
      'a parameter is called __proto__',
      { body: encode([['__proto__', 'x']]), signature: sign([['__proto__', 'x']]) },
    ],
    [
      'the signed URL names the standard port',
      { signature: sign(PARAMS, URL_.replace('.example', '.example:443')) },
    ],
    [
      'our URL has another port and so had theirs',
      { url: 'http://127.0.0.1:3000/x', signature: sign(PARAMS, 'http://127.0.0.1:3000/x') },
    ],
    ['our URL writes the same host in another case', { url: URL_.replace('bot.', 'Bot.') }],
    [
      'a parameter is new to us',
      { body: encode([...PARAMS, ['Brand-New', '1']]), signature: sign([...PARAMS, ['Brand-New', '1']]) },
    ],
  ])('when %s, then it is genuine', (_what, input) => {
    expect(verify(input)).not.toBeNull();
  });

  it('when a parameter is repeated, then all its values are there', () => {
    expect(verify({ body: encode(repeated), signature: sign(repeated) })).toMatchObject({
      Tag: ['b', 'a', 'b'],
    });
  });
});

describe('what is not genuine', () => {
  it('when any one bit of the signature differs, then it is refused', () => {
    const genuine = Buffer.from(sign(PARAMS), 'base64');
    const wrong = Array.from({ length: genuine.length * 8 }, (_, bit) => {
      const copy = Buffer.from(genuine);
      copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return verify({ signature: copy.toString('base64') });
    });
    expect(wrong).toHaveLength(160);
    expect(wrong.every((result) => result === null)).toBe(true);
  });

  it('when any one character of a value differs, then it is refused', () => {
    const body = 'Body=yes&From=%2B14165550123';
    const signature = sign([
      ['Body', 'yes'],
      ['From', '+14165550123'],
    ]);
    expect(verify({ body, signature })).not.toBeNull();
    const digits = [...body.matchAll(/[a-z0-9]/gi)].map(({ index }) => index);
    for (const at of digits) {
      const other = body.slice(0, at) + (body[at] === '7' ? '6' : '7') + body.slice(at + 1);
      expect(verify({ body: other, signature })).toBeNull();
    }
  });

  it.each<[string, Parameters<typeof verify>[0]]>([
    ['the path differs', { url: URL_.replace('/sms', '/status') }],
    ['the path has a slash more', { url: URL_.replace('/sms', '/sms/') }],
    ['the query differs', { url: URL_.replace('team=1', 'team=2') }],
    ['the query is missing', { url: URL_.replace('?team=1', '') }],
    ['the host differs', { url: URL_.replace('bot.', 'evil.') }],
    ['the protocol differs', { url: URL_.replace('https', 'http') }],
    [
      'the port differs',
      {
        url: URL_.replace('.example', '.example:8443'),
        signature: sign(PARAMS, URL_.replace('.example', '.example:9443')),
      },
    ],
    ['the secret is another', { secrets: ['other'] }],
    ['the secret was rotated away', { signature: sign(PARAMS, URL_, 'old'), secrets: ['new', 'newer'] }],
    ['there is no secret', { secrets: [] }],
    ['the secret is empty', { secrets: [''], signature: sign(PARAMS, URL_, '') }],
    ['there is no signature', { signature: undefined }],
    ['the signature is empty', { signature: '' }],
    ['the signature came twice', { signature: [sign(PARAMS), sign(PARAMS)] }],
    ['the signature came twice, joined', { signature: `${sign(PARAMS)}, ${sign(PARAMS)}` }],
    ['the signature is all zeros', { signature: Buffer.alloc(20).toString('base64') }],
    ['the signature is in hex', { signature: Buffer.from(sign(PARAMS), 'base64').toString('hex') }],
    ['the signature is padded with a space', { signature: `${sign(PARAMS)} ` }],
    ['the signature is cut short', { signature: sign(PARAMS).slice(0, -4) }],
    ['a parameter was added', { body: `${encode(PARAMS)}&Admin=1` }],
    ['a parameter was taken away', { body: encode(PARAMS.slice(1)) }],
    ['a parameter was repeated with another value', { body: `${encode(PARAMS)}&Body=STOP` }],
    ['a parameter was renamed', { body: encode(PARAMS).replace('Body=', 'Bodi=') }],
    ['a name and its value were divided elsewhere', { body: 'Bo=dyyes', signature: sign([['Body', 'no']]) }],
    ['the body was turned to JSON', { body: JSON.stringify(Object.fromEntries(PARAMS)) }],
    ['the body is not UTF-8', { body: '\xff\xfe' }],
    ['the URL is not one', { url: 'not a url' }],
    ['the URL is empty', { url: '' }],
    ['the URL is a path only', { url: '/webhooks/twilio/sms' }],
  ])('when %s, then it is refused without an exception', (_what, input) => {
    expect(verify(input)).toBeNull();
  });

  it('when forwarded headers claim another host, then nothing changes', () => {
    const forged = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http', host: 'evil.example' };
    const request = { rawBody: encode(PARAMS), secrets: [SECRET], url: URL_ };
    const genuine = { ...forged, 'x-twilio-signature': sign(PARAMS) };
    const forEvil = { ...forged, 'x-twilio-signature': sign(PARAMS, URL_.replace('bot.', 'evil.')) };

    expect(verifyTwilioWebhook({ ...request, headers: genuine })).not.toBeNull();
    expect(verifyTwilioWebhook({ ...request, headers: forEvil })).toBeNull();
  });
});
