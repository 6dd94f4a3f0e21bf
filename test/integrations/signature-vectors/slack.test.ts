import { createHmac } from 'node:crypto';
import { defineCommand } from '../../../src/contract/command';
import { type Door, openDoor, SECRETS } from '../slack/support/door';
import { stamped, stampIn } from './stamped';
import { flipped, judgedWrongly, oddTexts, type Vector } from './vector';

let door: Door;
let runs = 0;
beforeAll(async () => {
  const echo = defineCommand<object, string>({
    name: '/echo',
    family: 'echo',
    summary: 'Says it again',
    usage: '<text>',
    fr: { summary: 'Le redit', usage: '<texte>' },
    examples: ['hello'],
    role: 'viewer',
    effect: 'read',
    parse: (text) => text,
    run: async (text) => {
      runs++;
      return { text };
    },
  });
  door = await openDoor({ commands: [echo], deps: {} });
});
afterAll(() => door.close());

/** docs.slack.dev, "Verifying requests from Slack". */
function signatureOf(stamp: string, body: Buffer, secret = SECRETS[0] ?? ''): string {
  const digest = createHmac('sha256', secret).update(`v0:${stamp}:`).update(body).digest('hex');
  return `v0=${digest}`;
}

const bodyOf = (text: string) =>
  Buffer.from(
    new URLSearchParams({
      command: '/echo',
      text,
      user_id: 'U0PERSON',
      team_id: 'T1',
      channel_id: 'C1',
      trigger_id: '1.2.3',
      response_url: 'https://hooks.slack.com/commands/1',
    }).toString(),
  );
const BODY = bodyOf('Déjà vu 👍');

const { vector, at, forwarded, wrongAt } = stamped({
  contentType: 'application/x-www-form-urlencoded',
  stampHeader: 'x-slack-request-timestamp',
  signatureHeader: 'x-slack-signature',
  body: BODY,
  sign: signatureOf,
});

function genuine(): Vector[] {
  const now = stampIn(0);
  return [
    ...oddTexts(80, 27).map((text, n) => {
      const body = bodyOf(text);
      return vector(`text ${n}`, true, { stamp: now, body, signature: signatureOf(now, body) });
    }),
    ...oddTexts(20, 28).map((text, n) => {
      const body = bodyOf(text);
      return vector(`older secret ${n}`, true, {
        stamp: now,
        body,
        signature: signatureOf(now, body, SECRETS[1]),
      });
    }),
    ...[-290, -120, -1, 60, 290].map(at(true)),
    // Neither address nor host is signed: a proxy may change them.
    ...forwarded(now),
    vector('with a query', true, { stamp: now, signature: signatureOf(now, BODY), path: '?x=1' }),
  ];
}

function wrong(): Vector[] {
  const stamp = stampIn(0);
  const right = signatureOf(stamp, BODY);
  const bytes = Buffer.from(right.slice(3), 'hex');
  const { signed, over, bodyBits, moved, oddStamps } = wrongAt(stamp);
  return [
    ...Array.from({ length: 128 }, (_, n) =>
      signed(`signature bit ${n * 2}`, `v0=${flipped(bytes, n * 2).toString('hex')}`),
    ),
    ...bodyBits(90),
    ...[-302, -900, -86_400, -365 * 86_400, 310, 900, 86_400, 365 * 86_400].map(at(false)),
    ...moved,
    ...oddStamps(['', 'now', '-1', '1e9', `${stamp}.0`, '0']),
    ...[
      ['zeros', `v0=${'0'.repeat(64)}`],
      ['empty', ''],
      ['only the version', 'v0='],
      ['another version', right.replace('v0', 'v1')],
      ['without the version', right.slice(3)],
      ['cut short', right.slice(0, -2)],
      ['in base64', `v0=${bytes.toString('base64')}`],
      ['twice', `${right}, ${right}`],
      ['another secret', signatureOf(stamp, BODY, 'somebody-elses-secret')],
      ['no secret', signatureOf(stamp, BODY, '')],
      ['rotated secret', signatureOf(stamp, BODY, 'the-oldest-signing-secret')],
      [
        'the body alone',
        `v0=${createHmac('sha256', SECRETS[0] ?? '')
          .update(BODY)
          .digest('hex')}`,
      ],
    ].map(([name = '', signature = '']) => signed(name, signature)),
    over(
      'written anew',
      Buffer.from(new URLSearchParams([...new URLSearchParams(BODY.toString())].toReversed()).toString()),
    ),
    over('spaces as %20', Buffer.from(BODY.toString().replaceAll('+', '%20'))),
    over('a parameter again', Buffer.concat([BODY, Buffer.from('&text=other')])),
    over('as JSON', Buffer.from(JSON.stringify(Object.fromEntries(new URLSearchParams(BODY.toString()))))),
    over('nothing', Buffer.alloc(0)),
  ];
}

test('when 100 genuine and 200 forged requests come, then every one is judged rightly and no forged one runs', async () => {
  const [right, forged] = [genuine(), wrong()];
  expect(right.length).toBeGreaterThanOrEqual(100);
  expect(forged.length).toBeGreaterThanOrEqual(200);
  const url = door.url;
  expect(await judgedWrongly(url, right)).toEqual([]);
  const before = runs;
  expect(await judgedWrongly(url, forged)).toEqual([]);
  expect([before > 0, runs]).toEqual([true, before]);
});
