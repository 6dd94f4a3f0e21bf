import { plainText } from '../../../../integrations/slack/sandbox/plain-text';
import { readContent } from '../../../../integrations/slack/sandbox/read-blocks';

const reader = {
  person: (id: string) => id.toLowerCase(),
  date: (at: Date) => at.toISOString().slice(0, 16),
};
const PLACE = { channel: 'C1', messageTs: '1.5' };

describe('Slack’s markup as plain text', () => {
  test.each([
    ['*bold* and _slanted_ and ~gone~', 'bold and slanted and gone'],
    ['outside_window_now 2*3*4 a~b~c', 'outside_window_now 2*3*4 a~b~c'],
    ['<@U1> <@U1|ann> <#C1|leads> <!here>', '@u1 @ann #leads @here'],
    ['<https://x.example|site> <mailto:a@b.ca|a@b.ca> <tel:+1416>', 'site (https://x.example) a@b.ca +1416'],
    ['<!date^0^{date}|then> <!date^x^{date}|then>', '1970-01-01T00:00 then'],
    ['&lt;script&gt; &amp;lt; R&amp;D', '<script> &lt; R&D'],
    ['<', '<'],
  ])('when it is %j, then it reads %j', (mrkdwn, plain) => {
    expect(plainText(mrkdwn, reader)).toBe(plain);
  });

  test('when a message has blocks, then its texts are read in order, and buttons know their place', () => {
    const button = { type: 'button', action_id: 'a.b', value: 'v', text: { type: 'plain_text', text: 'Go' } };
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: 'A *head*' } },
      { type: 'section', text: { type: 'mrkdwn', text: '*x*\ny' }, fields: [{ type: 'mrkdwn', text: 'f' }] },
      { type: 'divider' },
      { type: 'context', elements: [{ type: 'mrkdwn', text: 'c' }] },
      { type: 'actions', block_id: 'k', elements: [button, { ...button, url: 'https://x.example' }] },
      { type: 'section', text: { type: 'mrkdwn', text: 's' }, accessory: { ...button, style: 'primary' } },
      null,
    ];
    const { lines, buttons } = readContent({ text: 'not shown', blocks }, PLACE, reader);
    expect(lines).toEqual(['A *head*', 'x', 'y', 'f', 'c', 'Go: https://x.example', 's']);
    const place = { ...PLACE, blockId: 'k', actionId: 'a.b', value: 'v' };
    expect(buttons).toEqual([
      { label: 'Go', isPrimary: false, place },
      { label: 'Go', isPrimary: true, place: { ...place, blockId: '' } },
    ]);
  });
});
