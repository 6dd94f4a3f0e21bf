import { plainText } from '../../../integrations/slack/command-text';

it.each([
  ['Jane &amp; Joe &lt;jr&gt;', 'Jane & Joe <jr>'],
  ['<mailto:ann@x.ca|ann@x.ca> <tel:+14165550134|416-555-0134>', 'ann@x.ca 416-555-0134'],
  ['<tel:+14165550134>', '+14165550134'],
  ['<https://example.com/a|example.com/a>', 'https://example.com/a'],
  ['<@U123|ann> in <#C9|general>', '<@U123> in <#C9>'],
  ['  a < b > c ', 'a < b > c'],
])('when Slack sends %j, then the command reads %j', (sent, read) => {
  expect(plainText(sent)).toBe(read);
});
