import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { sendgridWebhooks } from '../../../integrations/sendgrid/webhooks';
import { type Door, openDoor } from '../../src/http/open-door';
import { stamped, stampIn } from './stamped';
import { flipped, judgedWrongly, oddTexts, type Vector } from './vector';

const PATH = '/webhooks/sendgrid/events';
const [CURRENT, NEXT, ROTATED] = [keyPair(), keyPair(), keyPair()];

let door: Door;
beforeAll(async () => {
  door = await openDoor({
    webhooks: sendgridWebhooks({
      outreach: {
        receive: async () => ({ duplicate: false, takenAs: 'unknown', reply: null }),
        receiveMailEvent: async () => ({ duplicate: false }),
        quarantine: async () => undefined,
      },
      publicKeys: [CURRENT.spki, NEXT.spki],
      inboundKeys: [],
    }),
  });
});
afterAll(() => door.server.close());

function keyPair() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return { privateKey, spki: publicKey.export({ format: 'der', type: 'spki' }).toString('base64') };
}

/** docs.sendgrid.com, "Event Webhook Security": ECDSA with SHA-256 over the timestamp and the raw bytes. */
function signatureOf(stamp: string, body: Buffer, key: KeyObject = CURRENT.privateKey): string {
  return createSign('SHA256').update(stamp).update(body).sign({ key, dsaEncoding: 'der' }).toString('base64');
}

const bodyOf = (text: string) =>
  Buffer.from(
    `[${JSON.stringify({ event: 'open', email: 'a@example.com', timestamp: 1, note: text })},\r\n{}]\r\n`,
  );
const BODY = bodyOf('Déjà vu');

const { vector, at, forwarded, wrongAt } = stamped({
  path: PATH,
  contentType: 'application/json',
  stampHeader: 'x-twilio-email-event-webhook-timestamp',
  signatureHeader: 'x-twilio-email-event-webhook-signature',
  body: BODY,
  sign: signatureOf,
});

function genuine(): Vector[] {
  const now = stampIn(0);
  return [
    ...oddTexts(80, 17).map((text, n) =>
      vector(`text ${n}`, true, {
        stamp: now,
        body: bodyOf(text),
        signature: signatureOf(now, bodyOf(text)),
      }),
    ),
    ...oddTexts(20, 18).map((text, n) =>
      vector(`next key ${n}`, true, {
        stamp: now,
        body: bodyOf(text),
        signature: signatureOf(now, bodyOf(text), NEXT.privateKey),
      }),
    ),
    ...[-60, -3_600, -24 * 3_600, -25 * 3_600, 30, 120, 240].map(at(true)),
    ...forwarded(now),
    vector('an empty list', true, {
      stamp: now,
      body: Buffer.from('[]'),
      signature: signatureOf(now, Buffer.from('[]')),
    }),
  ];
}

function wrong(): Vector[] {
  const stamp = stampIn(0);
  const right = signatureOf(stamp, BODY);
  const bytes = Buffer.from(right, 'base64');
  const { signed, over, bodyBits, moved, oddStamps } = wrongAt(stamp);
  return [
    ...Array.from({ length: 120 }, (_, n) =>
      signed(`signature bit ${n}`, flipped(bytes, n * 5).toString('base64')),
    ),
    ...bodyBits(80),
    ...[-27 * 3_600, -48 * 3_600, -365 * 86_400, 600, 3_600, 86_400, 27 * 3_600].map(at(false)),
    ...moved,
    ...oddStamps(['', 'now', '-1', '1e9', `${stamp}.0`, ` ${stamp}0`]),
    ...[
      ['zeros', Buffer.alloc(64).toString('base64')],
      ['r = s = 0', Buffer.from('3006020100020100', 'hex').toString('base64')],
      ['r = s = 1', Buffer.from('3006020101020101', 'hex').toString('base64')],
      ['empty', ''],
      ['hex', bytes.toString('hex')],
      ['twice', `${right}, ${right}`],
      ['a byte more', Buffer.concat([bytes, Buffer.from([0])]).toString('base64')],
      ['plain r and s', Buffer.alloc(64, 7).toString('base64')],
      ['rotated key', signatureOf(stamp, BODY, ROTATED.privateKey)],
      ['without the stamp', signatureOf('', BODY)],
    ].map(([name = '', signature = '']) => signed(name, signature)),
    over('written anew', Buffer.from(JSON.stringify(JSON.parse(BODY.toString())))),
    over('trimmed', Buffer.from(BODY.toString().trimEnd())),
    over('line breaks of another kind', Buffer.from(BODY.toString().replaceAll('\r\n', '\n'))),
    over('a byte more', Buffer.concat([BODY, Buffer.from(' ')])),
    over('nothing', Buffer.alloc(0)),
    // The last digit of the stamp moved into the body: the same bytes are signed.
    vector('divided elsewhere', false, {
      stamp: stamp.slice(0, -1),
      body: Buffer.concat([Buffer.from(stamp.slice(-1)), BODY]),
      signature: right,
    }),
  ];
}

test('when 100 genuine and 200 forged posts of events come, then every one is judged rightly', async () => {
  const [right, forged] = [genuine(), wrong()];
  expect(right.length).toBeGreaterThanOrEqual(100);
  expect(forged.length).toBeGreaterThanOrEqual(200);
  expect(await judgedWrongly(door.url, [...right, ...forged])).toEqual([]);
});
