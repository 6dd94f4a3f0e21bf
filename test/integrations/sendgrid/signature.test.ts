import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { createSendgridVerifier } from '../../../integrations/sendgrid/signature';

const NOW = new Date('2026-11-23T18:00:00Z');
const BODY = Buffer.from('[{"email":"a@example.com","event":"delivered"},\r\n{"email":"é@example.com"}]\r\n');

function keyPair(namedCurve = 'prime256v1') {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve });
  return {
    spki: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    pem: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    privateKey,
  };
}
const OURS = keyPair();
const OTHER = keyPair();

const stampAt = (offsetSeconds: number) => String(NOW.getTime() / 1000 + offsetSeconds);
const signed = (timestamp: string, body = BODY, key = OURS.privateKey) =>
  sign('sha256', Buffer.concat([Buffer.from(timestamp), body]), { key, dsaEncoding: 'der' }).toString(
    'base64',
  );

function check(
  input: {
    keys?: string[];
    timestamp?: string | undefined;
    signature?: string | undefined;
    body?: Buffer;
  } = {},
): boolean {
  const { keys = [OURS.spki], body = BODY } = input;
  const timestamp = 'timestamp' in input ? input.timestamp : stampAt(0);
  const signature = 'signature' in input ? input.signature : signed(timestamp ?? '');
  return createSendgridVerifier(keys)({
    rawBody: body,
    headers: {
      'x-twilio-email-event-webhook-timestamp': timestamp,
      'x-twilio-email-event-webhook-signature': signature,
    },
    now: NOW,
  });
}

it.each<[string, Parameters<typeof check>[0]]>([
  ['it was signed now', {}],
  ['it is repeated after 25 hours', { timestamp: stampAt(-25 * 3600) }],
  ['its clock is two minutes ahead', { timestamp: stampAt(120) }],
  ['the key is in PEM', { keys: [OURS.pem] }],
  ['the second key signed', { keys: [OTHER.spki, OURS.spki] }],
  ['a key before it is unreadable', { keys: ['garbage', '', OURS.spki] }],
  ['the body is empty', { body: Buffer.alloc(0), signature: signed(stampAt(0), Buffer.alloc(0)) }],
  [
    'the body is not UTF-8',
    { body: Buffer.from([0xff, 0xfe]), signature: signed(stampAt(0), Buffer.from([0xff, 0xfe])) },
  ],
])('when %s, then it is genuine', (_what, input) => {
  expect(check(input)).toBe(true);
});

const GENUINE = signed(stampAt(0));
it.each<[string, Parameters<typeof check>[0]]>([
  ['it is 27 hours old', { timestamp: stampAt(-27 * 3600) }],
  ['it is from in ten minutes', { timestamp: stampAt(600) }],
  ['the timestamp is another', { timestamp: stampAt(-1), signature: GENUINE }],
  ['the timestamp is no number', { timestamp: 'now', signature: signed('now') }],
  ['the timestamp is negative', { timestamp: '-1', signature: signed('-1') }],
  ['the timestamp is endless', { timestamp: '9'.repeat(400) }],
  ['there is no timestamp', { timestamp: undefined, signature: signed('') }],
  ['there is no signature', { signature: undefined }],
  ['the signature is empty', { signature: '' }],
  ['the signature is 64 zeros', { signature: Buffer.alloc(64).toString('base64') }],
  [
    'the signature is r = s = 0 in DER',
    { signature: Buffer.from('3006020100020100', 'hex').toString('base64') },
  ],
  [
    'the signature is r = s = 1 in DER',
    { signature: Buffer.from('3006020101020101', 'hex').toString('base64') },
  ],
  ['the signature is not base64', { signature: `${GENUINE.slice(0, 10)}!${GENUINE.slice(10)}` }],
  ['the signature has a line break', { signature: `${GENUINE}\n` }],
  ['the signature is in base64url', { signature: `-_${GENUINE.slice(2)}` }],
  [
    'bytes follow the signature',
    { signature: Buffer.concat([Buffer.from(GENUINE, 'base64'), Buffer.from([0])]).toString('base64') },
  ],
  ['another key signed', { signature: signed(stampAt(0), BODY, OTHER.privateKey) }],
  ['the key was rotated away', { keys: [OTHER.spki] }],
  ['there is no key', { keys: [] }],
  ['the key is of another curve', sameCurveMistake()],
  ['the last line break was trimmed', { body: Buffer.from(BODY.toString().trimEnd()), signature: GENUINE }],
  [
    'the body was parsed and written again',
    { body: Buffer.from(JSON.stringify(JSON.parse(BODY.toString()))), signature: GENUINE },
  ],
  ['the body has a byte more', { body: Buffer.concat([BODY, Buffer.from(' ')]), signature: GENUINE }],
])('when %s, then it is refused without an exception', (_what, input) => {
  expect(check(input)).toBe(false);
});

it('when any one bit of the signature or of the body differs, then it is refused', () => {
  const verify = createSendgridVerifier([OURS.spki]);
  const ask = (signature: Buffer, rawBody: Buffer) =>
    verify({
      rawBody,
      headers: {
        'x-twilio-email-event-webhook-timestamp': stampAt(0),
        'x-twilio-email-event-webhook-signature': signature.toString('base64'),
      },
      now: NOW,
    });
  const genuine = Buffer.from(GENUINE, 'base64');
  const flip = (bytes: Buffer, bit: number) => {
    const copy = Buffer.from(bytes);
    copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return copy;
  };
  const wrong = [
    ...Array.from({ length: genuine.length * 8 }, (_, bit) => ask(flip(genuine, bit), BODY)),
    ...Array.from({ length: BODY.length }, (_, byte) => ask(genuine, flip(BODY, byte * 8 + (byte % 8)))),
  ];
  expect(wrong.length).toBeGreaterThan(600);
  expect(wrong.filter(Boolean)).toEqual([]);
  expect(ask(genuine, BODY)).toBe(true);
});

it('when a PEM private key is what signs, then its public half verifies', () => {
  const pem = OURS.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  expect(check({ signature: signed(stampAt(0), BODY, createPrivateKey(pem)) })).toBe(true);
});

function sameCurveMistake() {
  const wrongCurve = keyPair('secp256k1');
  return { keys: [wrongCurve.spki], signature: signed(stampAt(0), BODY, wrongCurve.privateKey) };
}
