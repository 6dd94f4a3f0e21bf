import fc from 'fast-check';
import { blockProblems } from '../../../integrations/slack/block-limits';
import { cutText } from '../../../integrations/slack/cut-text';
import { fitView } from '../../../integrations/slack/fit-view';
import { renderReply } from '../../../integrations/slack/render';
import { checkBlocks } from '../../../integrations/slack/sandbox/blocks';
import { type View } from '../../../src/contract/view';

const FAMILY = '👩‍👩‍👧‍👦';

function cardOf(words: string, count: number): View {
  const plain = { type: 'plain_text' as const, text: words };
  const markup = { type: 'mrkdwn' as const, text: words };
  const button = { type: 'button' as const, text: plain, action_id: 'a' };
  return {
    text: words,
    blocks: [
      { type: 'header', text: plain },
      { type: 'section', text: markup, accessory: button },
      { type: 'section', fields: Array.from({ length: count }, () => markup) },
      { type: 'context', elements: Array.from({ length: count }, () => markup) },
      {
        type: 'actions',
        elements: Array.from({ length: count }, (_, index) => ({ ...button, action_id: `a${index}` })),
      },
      ...Array.from({ length: count }, () => ({ type: 'divider' as const })),
    ],
  };
}

it('when words are of any length and content, then what is rendered is within every limit', () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 6_000 }),
    fc.integer({ min: 0, max: 3_000 }).map((count) => FAMILY.repeat(count)),
    fc.constantFrom(
      '',
      '&amp;'.repeat(900),
      '<@U123> '.repeat(900),
      `${'x'.repeat(2_990)}<https://a.example|b c>`,
    ),
  );
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 60 }), (text, count) => {
      const fitted = fitView(cardOf(text, count));
      expect(blockProblems(fitted)).toEqual([]);
      expect(checkBlocks(fitted.blocks, 50)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it('when a name has 255 characters with emoji, then its card keeps its form', () => {
  const name = `${'Zoé '.repeat(50)}${FAMILY.repeat(5)}`.slice(0, 255);
  const { blocks } = fitView({
    text: name,
    blocks: [{ type: 'header', text: { type: 'plain_text', text: name } }],
  });
  expect(blockProblems({ text: name, ...(blocks && { blocks }) })).toEqual([]);
  const [header] = blocks ?? [];
  expect(header?.type === 'header' && header.text.text).toMatch(/^Zoé .*…$/);
});

it.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'ab…'],
  [`ab${FAMILY}cd`, 8, 'ab…'],
  ['e\u0301e\u0301e\u0301', 4, 'e\u0301…'],
  ['one &amp; two', 8, 'one …'],
  ['hello <@U123|ann>', 12, 'hello …'],
])('when %j is cut to %i, then it is %j', (text, limit, cut) => {
  expect(cutText(text, limit)).toBe(cut);
});

it('when a view breaks limits, then each place is named', () => {
  const button = {
    type: 'button' as const,
    action_id: 'same',
    text: { type: 'plain_text' as const, text: '' },
  };
  const problems = blockProblems({
    text: '',
    blocks: [
      { type: 'header', block_id: 'twin', text: { type: 'plain_text', text: 'x'.repeat(151) } },
      { type: 'section', block_id: 'twin' },
      { type: 'actions', elements: [button, { ...button, value: 'v'.repeat(2_001) }] },
    ],
  });
  expect(problems).toEqual([
    'text: is empty',
    'blocks.0.text: 151 is more than 150',
    'blocks.1.block_id: twin stands twice',
    'blocks.1: has neither text nor fields',
    'blocks.2.elements.0.text: is empty',
    'blocks.2.elements.1.text: is empty',
    'blocks.2.elements.1.value: 2001 is more than 2000',
    'blocks.2: an action_id stands twice',
  ]);
});

it('when a reply is for the channel, then it says so; else only the person sees it', () => {
  expect(renderReply({ text: 'a' })).toEqual({ response_type: 'ephemeral', text: 'a' });
  expect(renderReply({ text: 'a', inChannel: true, blocks: [] })).toEqual({
    response_type: 'in_channel',
    text: 'a',
  });
});
