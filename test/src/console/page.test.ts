import { ADMIN_KEY, type ConsoleWorld, EXAMPLE, openConsole } from './console-world';

const NASTY = `<script>alert(1)</script> "><img src=x onerror=alert(1)> ' \u202Eevil`;

let world: ConsoleWorld | undefined;

afterEach(() => world?.close());

/** As the bot posts: `<` and `&` as Slack wants them. */
async function post(text: string, more: object = {}) {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const response = await fetch(`${world?.slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: 'Bearer xoxb-test', 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'leads', text: escaped, ...more }),
  });
  return (await response.json()) as { ts: string; channel: string };
}

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

describe('the console’s page', () => {
  test('when nothing happened yet, then it says what to try first', async () => {
    world = await openConsole('local');
    const { body } = await world.ask('/console');
    expect(body).toContain(`Try this first: <code>${EXAMPLE}</code>`);
    expect(body).toContain('No texts yet');
    expect(body).toMatch(/title="Vancouver">BC<\/abbr><\/dt>\s*<dd>08:00</);
    expect(body).toMatch(/title="St Johns">NL<\/abbr><\/dt>\s*<dd>11:30</);
    expect(body).toContain('2026-12-02 15:00 UTC');
  });

  test('when what people wrote looks like markup, then it is shown and not run', async () => {
    world = await openConsole('local');
    await post('plain', {
      blocks: [
        { type: 'section', text: { type: 'plain_text', text: NASTY } },
        {
          type: 'actions',
          elements: [
            { type: 'button', action_id: 'x"><b>', text: { type: 'plain_text', text: NASTY }, value: NASTY },
          ],
        },
      ],
    });
    await post(NASTY);
    await world.twilio.inbound({ from: NASTY, to: '+15005550006', body: NASTY });
    const bad = await world.send('/console/command', { user: NASTY, line: NASTY });
    expect(bad.status).toBe(400);
    for (const body of [(await world.ask(`/console?as=${encodeURIComponent(NASTY)}`)).body, bad.body]) {
      expect(body).not.toMatch(/<script|<img|<b>store/);
      expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &quot;&gt;&lt;img src=x');
      // Each user’s text stands in an element that isolates its direction.
      expect(body).toMatch(/<p dir="auto">&lt;script/);
      expect(body).toMatch(/<bdi>&lt;script/);
    }
  });

  test('when a message is edited, then its current version is shown once; a deleted one is gone', async () => {
    world = await openConsole('local');
    const card = await post('first version');
    const gone = await post('a slip');
    const call = (method: string, body: object) =>
      fetch(`${world?.slack.apiUrl}${method}`, {
        method: 'POST',
        headers: { authorization: 'Bearer xoxb-test', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const date = `<!date^1796223600^{date_short_pretty} {time}|2026-12-02>`;
    const blocks = [section(`*second* version for <@U0LUC>, ${date}, outside_window &lt;ok&gt;`)];
    await call('chat.update', { channel: card.channel, ts: card.ts, text: 'x', blocks });
    await call('chat.delete', { channel: gone.channel, ts: gone.ts });
    await call('chat.postEphemeral', { channel: card.channel, user: 'U0BEN', text: 'just you' });
    const { body } = await world.ask('/console');
    expect(body).toContain('<h3>#leads</h3>');
    expect(body).toContain('second version for @luc, 2026-12-02 10:00 Toronto, outside_window &lt;ok&gt;');
    expect(body).toContain('edited');
    expect(body).toMatch(/only <bdi>ben<\/bdi> sees this/);
    expect(body).not.toMatch(/first version|a slip/);
  });

  test('when more was said than fits, then the newest thirty are shown', async () => {
    world = await openConsole('local');
    for (let n = 1; n <= 33; n++) await post(`message no. ${n}.`);
    const { body } = await world.ask('/console');
    expect(body).toContain('message no. 33.');
    expect(body).toContain('message no. 4.');
    expect(body).not.toContain('message no. 3.');
  });

  test.each([
    ['/console/command', { user: 'U0ANNA', line: 'lead' }, 'Command: must begin with a slash'],
    ['/console/command', { user: 'U0ANNA' }, 'Command: is missing'],
    ['/console/command', { user: 'U0NOBODY', line: '/due' }, 'Person: choose one of the people'],
    ['/console/press', { user: 'U0ANNA', press: 'nonsense' }, 'The button: is not a button of this page'],
    ['/console/text', { from: '12', body: 'STOP' }, 'From number: is not a phone number'],
    ['/console/text', { from: '416-555-0134', body: '  ' }, 'Text: is empty'],
    ['/console/text', { from: '416-555-0134', body: 'x'.repeat(1601) }, 'Text: is longer than the 1,600'],
  ])('when %s gets %j, then the page is shown again and says: %s', async (path, form, message) => {
    world = await openConsole('local');
    const { status, body } = await world.send(path, form);
    expect(status).toBe(400);
    expect(body).toMatch(/<p class="problem" role="alert" id="problem">/);
    expect(body).toContain(message);
    expect(world.slack.ledger.total() + world.twilio.ledger.total()).toBe(0);
  });

  test('when the bot does not answer, then the page says so', async () => {
    world = await openConsole('local');
    world.slack.configure({ eventsUrl: 'http://127.0.0.1:9/slack/events' });
    const { status, body } = await world.send('/console/command', { user: 'U0LUC', line: '/due all' });
    expect(status).toBe(502);
    expect(body).toContain('The bot did not take it: no answer after');
    expect(body).toContain('/due failed: no answer after');
    expect(body).toContain('value="/due all"');
  });

  test('when the providers are real, then the state is shown, and nothing can be played', async () => {
    world = await openConsole('local', { real: true });
    const { status, body } = await world.ask('/console');
    expect(status).toBe(200);
    expect(body).toContain('a &lt;b&gt;store&lt;/b&gt;');
    expect(body).not.toContain('<form');
    expect((await world.send('/console/command', { user: 'U0ANNA', line: '/due' })).status).toBe(404);
    expect((await world.send('/console/text', { from: '+14165550134', body: 'STOP' })).status).toBe(404);
    expect(body).not.toContain(ADMIN_KEY);
  });
});
