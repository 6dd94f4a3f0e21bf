import { MANAGER, openAreas, type TestAreas } from '../support/areas';
import { ANNA, messagesOf, queueText } from '../src/outreach/outbox';
import { user } from './use-command';

const TEN = '2026-12-02T15:00:00Z';

let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas(TEN);
});
afterAll(() => areas.close());
beforeEach(() => areas.reset(TEN));

const en = (line: string) => user(areas).type(line);
const fr = (line: string) => user(areas, 'fr').type(line);

describe('/message', () => {
  test('when a message was sent, then its life is told: who asked, gate, place, time, consent, provider', async () => {
    const message = await queueText(areas, { body: 'Hi <!channel> & Anna' });
    await areas.outreach.dispatch();
    const [{ sid = '' } = {}] = areas.accepted();
    for (const words of [
      await en(`/message ${message._id}`),
      await user(areas).press('message.why', message._id),
    ]) {
      expect(words).toContain(`SMS to ${ANNA}: sent`);
      expect(words).toContain('asked for by <@U0CALLER>');
      expect(words).toContain('let through by the gate, attempt 1');
      expect(words).toMatch(/the window is open; 2026-12-02 10:00 America\/Toronto there \(tz 20\d\d[a-z]\)/);
      expect(words).toContain('policy ON:ALL v1');
      expect(words).toMatch(/consent: express of .*, recorded by test/);
      expect(words).toContain(`taken by the provider: queued (${sid})`);
      expect(words).toContain(`${message._id} · template custom · messaging:${message._id}`);
      expect(words).toContain('Hi &lt;!channel&gt; &amp; Anna');
    }
    expect(await fr(`/message ${message._id}`)).toContain('demandé par <@U0CALLER>');
  });

  test('when a message waits, was blocked or is unknown, then it says until when and why', async () => {
    areas.clock.set('2026-12-03T03:00:00Z');
    const waiting = await queueText(areas);
    expect(await en(`/message ${waiting._id}`)).toMatch(/waits\*\nNot before <!date/);
    await areas.policy.suppress(ANNA, ['SMS'], { cause: 'manual', at: areas.clock.now() });
    areas.clock.set('2026-12-03T15:00:00Z');
    await areas.outreach.dispatch();
    expect(await en(`/message ${waiting._id}`)).toMatch(/blocked by the gate\n {6}opted out/);

    areas.twilio.faults.add({ kind: 'reset_after', times: 1 });
    const lost = await queueText(areas, { to: '+14165550177' });
    await areas.outreach.dispatch();
    expect(await en(`/message ${lost._id}`)).toContain('nobody knows whether it was sent');
    const card = JSON.stringify(areas.cards.last(`unknown:${lost._id}`));
    expect(card).toContain(`"action_id":"message.why"`);
    expect(card).toContain(lost._id);
  });

  test('when asked by a number, then its messages are listed, those not sent first, each with Why?', async () => {
    await queueText(areas, { body: 'first' });
    await areas.outreach.dispatch();
    areas.clock.pass(60);
    await queueText(areas, { body: 'second' });
    const words = await en('/messages 416-555-0134');
    expect(words).toMatch(/waits[^]*second[^]*Why\?[^]*sent[^]*first[^]*Why\?/);
    expect(await en('/message +14165550199')).toBe('No message was ever asked for to +14165550199.');
    expect(await fr('/message +14165550199')).toContain('Aucun message');
  });

  test('when a history is longer than Slack can show, then its beginning and end are shown', async () => {
    const message = await queueText(areas);
    const event = { at: areas.clock.now(), what: 'again', error: { code: 'x', message: '&'.repeat(900) } };
    const history = Array.from({ length: 300 }, () => event);
    await messagesOf(areas).updateOne(
      { _id: message._id },
      {
        $push: { history: { $each: history } },
      },
    );
    const words = await en(`/message ${message._id}`);
    expect(words).toContain('asked for by');
    expect(words).toContain('… 236 more …');
  });

  test('when it is not known or not an id, then the answer says which and shows a right one', async () => {
    const none = `message_${'0'.repeat(24)}`;
    expect(await en(`/message ${none}`)).toBe(`There is no message ${none}.`);
    expect(await en('/message')).toContain('message: is missing');
    expect(await en('/message soon')).toMatch(/message: soon is neither .* For example: \+14165550134/);
    expect(await user(areas, 'en', MANAGER).press('message.why', 'message_x')).toContain(
      'There is no message',
    );
  });
});
