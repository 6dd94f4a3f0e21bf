import { type SimulatedButton } from '../../../src/contract/simulated';
import { asFields, asList } from './blocks';
import { plainText, type Reader } from './plain-text';

type Fields = Record<string, unknown>;

/** A message's content for somebody without Slack: its texts line by line, and its buttons. */
export function readContent(
  content: { text: string; blocks: unknown[] },
  message: { channel: string; messageTs: string },
  reader: Reader,
): { lines: string[]; buttons: SimulatedButton[] } {
  const blocks = content.blocks.map(asFields);
  const texts =
    blocks.length === 0 ? [plainText(content.text, reader)] : blocks.flatMap((b) => textsOf(b, reader));
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '');
  const buttons = blocks.flatMap((block) =>
    elementsOf(block)
      .filter((element) => element.type === 'button' && element.url === undefined)
      .map((element) => ({
        label: textOf(element.text, reader),
        isPrimary: element.style === 'primary',
        place: {
          ...message,
          blockId: stringOf(block.block_id),
          actionId: stringOf(element.action_id),
          value: stringOf(element.value),
        },
      })),
  );
  return { lines, buttons };
}

function textsOf(block: Fields, reader: Reader): string[] {
  switch (block.type) {
    case 'divider':
    case 'actions':
      return elementsOf(block).flatMap((element) => unplayable(element, reader));
    case 'rich_text':
      return [richText(block)];
    case 'markdown':
      return [stringOf(block.text)];
    case 'data_visualization':
      return chartText(block);
    case 'image':
      return [`[image: ${stringOf(block.alt_text)}]`];
    default:
      return [
        ...[block.text, block.label, ...asList(block.fields)].map((text) => textOf(text, reader)),
        ...asList(block.elements).map((element) => textOf(element, reader)),
        ...elementsOf(block).flatMap((element) => unplayable(element, reader)),
      ].filter((text) => text !== '');
  }
}

/** A chart's title, and each series with its numbers. */
function chartText({ title, chart }: Fields): string[] {
  const lines = asList(asFields(chart).series).map((one) => {
    const { name, data } = asFields(one);
    const points = asList(data).map((point) => {
      const { label, value } = asFields(point);
      return `${stringOf(label)} ${Number(value)}`;
    });
    return `${stringOf(name)}: ${points.join(', ')}`;
  });
  return [stringOf(title), ...lines];
}

/** Links are told; for lists and dates the simulator's `/_sandbox/action` has to be used. */
function unplayable(element: Fields, reader: Reader): string[] {
  if (element.type === 'button') {
    return element.url === undefined ? [] : [`${textOf(element.text, reader)}: ${stringOf(element.url)}`];
  }
  const hint = textOf(element.placeholder, reader);
  return typeof element.action_id === 'string' ? [`[${stringOf(element.type)}${hint && `: ${hint}`}]`] : [];
}

function elementsOf(block: Fields): Fields[] {
  return [...asList(block.elements), block.accessory, block.element].map(asFields);
}

/** A text object, or an element that is one. */
function textOf(value: unknown, reader: Reader): string {
  const { type, text } = asFields(value);
  if (typeof text !== 'string') return '';
  return type === 'mrkdwn' ? plainText(text, reader) : text;
}

function richText(value: unknown): string {
  const { text, elements, type } = asFields(value);
  if (typeof text === 'string') return text;
  const inner = asList(elements).map(richText).join('');
  return type === 'rich_text_section' ? `${inner}\n` : inner;
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
