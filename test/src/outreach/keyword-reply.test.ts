import { createTwilioSandbox, type TwilioSandbox } from '../../../integrations/twilio/sandbox/sandbox';
import { twilioWebhooks } from '../../../integrations/twilio/webhooks';
import { SANDBOX_SENDER } from '../../../src/outreach/sender';
import { keywordReply, LONGEST_REPLY } from '../../../src/outreach/keyword-reply.rules';
import { openAreas, type TestAreas } from '../../support/areas';
import { type Door, openDoor } from '../http/open-door';
import { ANNA, queueText } from './outbox';

const TEN = '2026-12-02T15:00:00Z';

let world: TestAreas;
let phones: TwilioSandbox;
let door: Door;
beforeAll(async () => {
  world = await openAreas(TEN);
  phones = await createTwilioSandbox();
  door = await openDoor({
    webhooks: twilioWebhooks({
      outreach: world.outreach,
      secrets: ['sandbox-auth-token'],
      publicUrl: () => door.url,
      log: { debug() {}, info() {}, warn() {}, error() {}, fatal() {} },
    }),
  });
  phones.configure({ inboundUrl: `${door.url}/webhooks/twilio/sms` });
});
afterAll(async () => {
  await door.server.close();
  await phones.close();
  await world.close();
});
beforeEach(() => world.reset(TEN));

let last = 0;
async function receive(body: string, sid = `SM${String(++last).padStart(32, '0')}`) {
  const { webhook } = await phones.inbound({ from: ANNA, to: '+15005550006', body, sid });
  const replies = phones.ledger.entries().filter((entry) => entry.type === 'reply');
  return { answer: webhook?.answered ? webhook.body : '', replies: replies.map((entry) => entry.body) };
}

describe('what a keyword is answered', () => {
  test.each([
    ['STOP', /get no more texts.*Reply START/],
    ['Arrêt', /ne recevrez plus nos textos.*DEBUT/],
    ['please stop texting me', /get no more texts/],
    ['ne m’appelez plus', /Nous ne vous appellerons plus/],
    ['stop calling me', /will not call you/],
    ['START', /get our texts again/],
    ['HELP', /Sandbox Homes, 1 Example St, Toronto ON M5V 1A1, sandbox@example\.com.*Reply STOP/],
    ['aide', /Sandbox Homes, 1 Example St.*Répondez ARRET/],
    ['INFO', /Sandbox Homes/],
  ])('when %j comes, then the answer is %s, once, also when Twilio asks again', async (body, text) => {
    const before = phones.ledger.entries().filter((entry) => entry.type === 'reply').length;
    const first = await receive(body, `SM${String(last + 1).padStart(32, 'a')}`);
    expect(first.replies.slice(before)).toEqual([expect.stringMatching(text)]);
    const again = await receive(body, `SM${String(last + 1).padStart(32, 'a')}`);
    expect(again.answer).toBe(first.answer);
    last++;
  });

  test.each(['yes', 'Who is this?', 'stop by tomorrow', ''])(
    'when %j comes, then nothing is answered',
    async (body) => {
      expect((await receive(body)).answer).not.toContain('<Message>');
    },
  );

  test('when Twilio has answered by itself (Advanced Opt-Out), then we do not', async () => {
    phones.configure({ advancedOptOut: true });
    for (const body of ['STOP', 'START', 'HELP']) {
      expect((await receive(body)).answer).not.toContain('<Message>');
    }
    phones.configure({ advancedOptOut: false });
    expect((await receive('ARRET')).answer).toContain('<Message>');
  });

  test('when the person is known to speak French, then a word of both languages is answered in French', async () => {
    const buyer = {
      name: 'Luc',
      phone: ANNA,
      language: 'fr' as const,
      province: 'QC' as const,
      market: 'ALL',
    };
    await world.buyers.save(buyer, { kind: 'key', id: 'test', role: 'agent' });
    expect((await receive('info')).answer).toContain('Répondez ARRET');
    expect((await receive('STOP')).answer).toContain('Reply START');
  });

  test('when a real provider is not live there, then the stop is obeyed and nothing goes out', async () => {
    const dark = world.another({ isSandbox: { slack: true, twilio: false, sendgrid: true } });
    const text = { messageSid: `SM${'d'.repeat(32)}`, from: ANNA, to: '+15005550006', body: 'STOP' };
    expect(await dark.outreach.receive(text)).toEqual({ duplicate: false, takenAs: 'opt_out', reply: null });
    expect((await world.policy.addresses.findById(ANNA).lean())?.suppressions).toMatchObject([
      { channel: 'SMS', cause: 'keyword', proof: { text: 'STOP', message_id: text.messageSid } },
    ]);
  });
});

describe('the text of an answer', () => {
  const long = { name: 'Maisons '.repeat(12), address: '123 rue '.repeat(20), contact: 'a@example.com' };

  test.each(['en', 'fr'] as const)(
    'when the sender is long-winded, then it is 160 characters at most (%s)',
    (locale) => {
      const about = 'https://bot.example.com/about/abcdefghijklmnopqrstuvwxyz012345';
      for (const sender of [SANDBOX_SENDER, long, { ...long, name: 'Short', contact: 'x'.repeat(150) }]) {
        for (const what of [
          { to: 'stop' as const, channels: ['SMS' as const] },
          { to: 'stop' as const, channels: ['CALL' as const] },
          { to: 'stop' as const, channels: ['EMAIL' as const] },
          { to: 'start' as const },
          { to: 'help' as const },
        ]) {
          const texts = [about, null].map((url) => keywordReply(what, locale, sender, url));
          for (const text of texts) {
            expect(text.length).toBeLessThanOrEqual(LONGEST_REPLY);
            expect(text.startsWith(sender.name.slice(0, 5))).toBe(true);
            // None of the letters that would cost three segments instead of one (canada.md section 2).
            expect(text).not.toMatch(/[çêâîôûëïœÀÈÊ“”’—…]/);
          }
        }
      }
      expect(keywordReply({ to: 'help' }, locale, { ...long, name: 'Short' }, about)).toContain(about);
    },
  );

  test('when our identity is too long for a text and one was sent to the number, then HELP links its page', async () => {
    const message = await queueText(world);
    const wordy = world.another({ publicUrl: () => 'https://b.example', sender: { ...long, name: 'Short' } });
    const text = { messageSid: `SM${'e'.repeat(32)}`, from: ANNA, to: '+15005550006', body: 'HELP' };
    const { reply } = await wordy.outreach.receive(text);
    expect(reply).toContain(`https://b.example/about/${message.page_token}`);
  });
});
