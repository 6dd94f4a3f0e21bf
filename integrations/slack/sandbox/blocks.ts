/**
 * Slack's limits on blocks, so far as the product could run into them: docs.slack.dev/reference/block-kit
 * (facts/platform.md section 2). Rough on purpose: what passes here may still be refused by Slack in
 * details, what is refused here is refused there too.
 */

type Fields = Record<string, unknown>;

const BLOCK_TYPES = new Set([
  'actions',
  'alert',
  'card',
  'carousel',
  'container',
  'context',
  'context_actions',
  'data_table',
  'data_visualization',
  'divider',
  'file',
  'header',
  'image',
  'input',
  'markdown',
  'plan',
  'rich_text',
  'section',
  'table',
  'task_card',
  'video',
]);

/** What is wrong, in Slack's manner of saying it; empty when nothing is. */
export function checkBlocks(blocks: unknown, maximum: 50 | 100): string[] {
  if (!Array.isArray(blocks)) return ['must be an array'];
  const problems = blocks.flatMap((block, index) => checkBlock(asFields(block), `/blocks/${index}`));
  if (blocks.length > maximum) problems.push(`no more than ${maximum} items allowed [json-pointer:/blocks]`);
  const ids = blocks.map((block) => asFields(block).block_id).filter((id) => id !== undefined);
  const charts = blocks.filter((block) => asFields(block).type === 'data_visualization');
  if (charts.length > 2) problems.push('no more than 2 data_visualization blocks [json-pointer:/blocks]');
  if (new Set(ids).size < ids.length) problems.push('block_id must be unique [json-pointer:/blocks]');
  return problems;
}

function checkBlock(block: Fields, at: string): string[] {
  const type = typeof block.type === 'string' ? block.type : '';
  if (!BLOCK_TYPES.has(type)) return [`unsupported type: ${type} [json-pointer:${at}/type]`];
  return [...checkLength(block.block_id, 255, `${at}/block_id`), ...checkByType(type, block, at)];
}

function checkByType(type: string, block: Fields, at: string): string[] {
  switch (type) {
    case 'section':
      return checkSection(block, at);
    case 'header':
      return checkText(block.text, 150, `${at}/text`, 'plain_text');
    case 'actions':
      return checkElements(block.elements, 25, `${at}/elements`);
    case 'context_actions':
      return checkElements(block.elements, 5, `${at}/elements`);
    case 'context':
      return checkCount(block.elements, 1, 10, `${at}/elements`);
    case 'input':
      return [
        ...checkText(block.label, 2000, `${at}/label`, 'plain_text'),
        ...checkElement(asFields(block.element), `${at}/element`),
      ];
    case 'data_visualization':
      return checkChart(block, at);
    case 'markdown':
      return checkLength(block.text, 12_000, `${at}/text`);
    case 'image':
      return [
        ...checkLength(block.image_url, 3000, `${at}/image_url`),
        ...checkLength(block.alt_text, 2000, `${at}/alt_text`),
      ];
    default:
      return [];
  }
}

/** docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
function checkChart({ title, chart }: Fields, at: string): string[] {
  const { type, series, segments, axis_config } = asFields(chart);
  if (typeof title !== 'string' || title === '')
    return [`missing required field: title [json-pointer:${at}]`];
  const problems = checkLength(title, 50, `${at}/title`);
  if (type === 'pie') return [...problems, ...checkCount(segments, 1, 6, `${at}/chart/segments`)];
  if (type !== 'bar' && type !== 'line' && type !== 'area') {
    return [...problems, `unsupported type: ${String(type)} [json-pointer:${at}/chart/type]`];
  }
  const { categories } = asFields(axis_config);
  return [
    ...problems,
    ...checkCount(series, 1, 6, `${at}/chart/series`),
    ...checkCount(categories, 1, 20, `${at}/chart/axis_config/categories`),
    ...asList(categories).flatMap((label) => checkLength(label, 20, `${at}/chart/axis_config/categories`)),
    ...asList(series).flatMap((one, index) => {
      const { name, data } = asFields(one);
      const place = `${at}/chart/series/${index}`;
      const labels = asList(data).map((point) => asFields(point).label);
      return [
        ...checkLength(name, 20, `${place}/name`),
        ...(JSON.stringify(labels) === JSON.stringify(categories)
          ? []
          : [`labels must match the categories [json-pointer:${place}/data]`]),
      ];
    }),
  ];
}

function checkSection(block: Fields, at: string): string[] {
  const { text, fields, accessory } = block;
  if (text === undefined && fields === undefined)
    return [`missing required field: text or fields [json-pointer:${at}]`];
  return [
    ...(text === undefined ? [] : checkText(text, 3000, `${at}/text`)),
    ...(fields === undefined ? [] : checkCount(fields, 1, 10, `${at}/fields`)),
    ...asList(fields).flatMap((field, index) => checkText(field, 2000, `${at}/fields/${index}`)),
    ...(accessory === undefined ? [] : checkElement(asFields(accessory), `${at}/accessory`)),
  ];
}

function checkElements(elements: unknown, maximum: number, at: string): string[] {
  const ids = asList(elements).map((element) => asFields(element).action_id);
  return [
    ...checkCount(elements, 1, maximum, at),
    ...(new Set(ids).size < ids.length ? [`action_id must be unique [json-pointer:${at}]`] : []),
    ...asList(elements).flatMap((element, index) => checkElement(asFields(element), `${at}/${index}`)),
  ];
}

function checkElement(element: Fields, at: string): string[] {
  if (typeof element.type !== 'string') return [`missing required field: type [json-pointer:${at}]`];
  const isOverflow = element.type === 'overflow';
  return [
    ...checkLength(element.action_id, 255, `${at}/action_id`),
    ...(element.type === 'button' ? checkText(element.text, 75, `${at}/text`, 'plain_text') : []),
    ...checkLength(element.value, 2000, `${at}/value`),
    ...checkLength(element.url, 3000, `${at}/url`),
    ...(element.options === undefined
      ? []
      : checkCount(element.options, 1, isOverflow ? 5 : 100, `${at}/options`)),
    ...asList(element.options).flatMap((option, index) => [
      ...checkText(asFields(option).text, 75, `${at}/options/${index}/text`),
      ...checkLength(asFields(option).value, 150, `${at}/options/${index}/value`),
    ]),
  ];
}

/** A text object; empty text is refused like a long one. */
export function checkText(text: unknown, maximum: number, at: string, only?: 'plain_text'): string[] {
  const { type, text: value } = asFields(text);
  if (type !== 'plain_text' && (only !== undefined || type !== 'mrkdwn'))
    return [`invalid text object [json-pointer:${at}]`];
  if (typeof value !== 'string' || value === '')
    return [`must be more than 0 characters [json-pointer:${at}/text]`];
  return checkLength(value, maximum, `${at}/text`);
}

export function checkLength(value: unknown, maximum: number, at: string): string[] {
  if (value === undefined) return [];
  if (typeof value !== 'string') return [`must be a string [json-pointer:${at}]`];
  return value.length > maximum ? [`must be less than ${maximum + 1} characters [json-pointer:${at}]`] : [];
}

function checkCount(list: unknown, minimum: number, maximum: number, at: string): string[] {
  const count = asList(list).length;
  if (count < minimum) return [`must have at least ${minimum} item [json-pointer:${at}]`];
  return count > maximum ? [`no more than ${maximum} items allowed [json-pointer:${at}]`] : [];
}

export function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
