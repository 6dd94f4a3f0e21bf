import { type KnownBlock } from '@slack/types';
import { type View } from '../../src/contract/view';
import { LIMITS } from './block-limits';
import { cutText } from './cut-text';

/** Slack refuses an empty text. */
const NOTHING = '–';

/**
 * Cuts what is too long, so that a long name never costs the whole card. Only words for people are cut;
 * ids and values are ours, and a test finds those that are too long.
 */
export function fitView(view: View): View {
  const text = cutText(view.text || NOTHING, LIMITS.messageText);
  if (view.blocks === undefined || view.blocks.length === 0) return { text };
  return { text, blocks: fitBlocks(view.blocks, LIMITS.blocks) };
}

/** At most `most` blocks, each within Slack's limits; the last one says that something was left out. */
export function fitBlocks(blocks: KnownBlock[], most: number): KnownBlock[] {
  const fitting = blocks.slice(0, most).map(fitBlock);
  if (blocks.length <= most) return fitting;
  return [...fitting.slice(0, -1), { type: 'context', elements: [{ type: 'mrkdwn', text: '…' }] }];
}

function fitBlock(block: KnownBlock): KnownBlock {
  switch (block.type) {
    case 'section':
      return {
        ...block,
        ...(block.text && { text: fit(block.text, LIMITS.sectionText) }),
        ...(block.fields && {
          fields: block.fields.slice(0, LIMITS.fields).map((field) => fit(field, LIMITS.fieldText)),
        }),
        ...(block.accessory?.type === 'button' && { accessory: fitButton(block.accessory) }),
      };
    case 'header':
      return { ...block, text: fit(block.text, LIMITS.headerText) };
    case 'context':
      return {
        ...block,
        elements: block.elements
          .slice(0, LIMITS.contextElements)
          .map((element) => (element.type === 'image' ? element : fit(element, LIMITS.sectionText))),
      };
    case 'actions':
      return {
        ...block,
        elements: block.elements
          .slice(0, LIMITS.actions)
          .map((element) => (element.type === 'button' ? fitButton(element) : element)),
      };
    case 'input':
      return {
        ...block,
        label: fit(block.label, LIMITS.labelText),
        ...(block.hint && { hint: fit(block.hint, LIMITS.labelText) }),
      };
    case 'markdown':
      return { ...block, text: cutText(block.text || NOTHING, LIMITS.markdown) };
    default:
      return block;
  }
}

function fitButton<T extends { text: { text: string } }>(button: T): T {
  return { ...button, text: fit(button.text, LIMITS.buttonText) };
}

function fit<T extends { text: string }>(words: T, limit: number): T {
  return { ...words, text: cutText(words.text || NOTHING, limit) };
}
