import { type Reply, type View } from '../../src/contract/view';

/**
 * What Slack takes, in characters and in numbers of things; more is `invalid_blocks` and nothing is shown.
 * https://docs.slack.dev/reference/block-kit, as collected in facts/platform.md 2 (2026-11-23).
 */
export const LIMITS = {
  /** chat.update refuses more (msg_too_long), so we keep to it everywhere. */
  messageText: 4000,
  blocks: 50,
  sectionText: 3000,
  fields: 10,
  fieldText: 2000,
  headerText: 150,
  contextElements: 10,
  actions: 25,
  buttonText: 75,
  buttonValue: 2000,
  optionText: 75,
  optionValue: 150,
  options: 100,
  overflowOptions: 5,
  placeholder: 150,
  id: 255,
  url: 3000,
  imageText: 2000,
  markdown: 12_000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  /** Label and hint of an input. */
  labelText: 2000,
  initialValue: 3000,
  /** Of a chart: its title and its axes' labels, each series and category by name, and how many of them. */
  chartTitle: 50,
  chartLabel: 20,
  chartSeries: 6,
  chartCategories: 20,
  charts: 2,
  /** A modal's title and its buttons. */
  viewTitle: 24,
  viewBlocks: 100,
  privateMetadata: 3000,
} as const;

type Node = Record<string, unknown>;

/** Everything in a message that Slack would refuse, each with its place. For the tests of every view. */
export function blockProblems(view: View & Pick<Reply, 'charted'>): string[] {
  return [
    ...problemsOfBlocks(view.charted ?? [], LIMITS.blocks),
    ...(view.text === '' ? ['text: is empty'] : []),
    ...(view.text.length > LIMITS.messageText
      ? [`text: ${view.text.length} is more than ${LIMITS.messageText}`]
      : []),
    ...problemsOfBlocks(view.blocks ?? [], LIMITS.blocks),
  ];
}

/** The same for the blocks alone; a modal and an App Home take more of them. The App Home asks it of each section. */
export function problemsOfBlocks(blocks: readonly object[], most: number): string[] {
  const problems: string[] = [];
  const ids = new Set<string>();

  const atMost = (place: string, value: unknown, limit: number) => {
    const size = typeof value === 'string' || Array.isArray(value) ? value.length : 0;
    if (size > limit) problems.push(`${place}: ${size} is more than ${limit}`);
  };
  const text = (place: string, value: unknown, limit: number) => {
    if (value === undefined) return;
    const words = (value as Node).text;
    if (typeof words !== 'string' || words === '') problems.push(`${place}: is empty`);
    atMost(place, words, limit);
  };

  function element(place: string, node: Node): void {
    atMost(`${place}.action_id`, node.action_id, LIMITS.id);
    if (node.type === 'button') {
      text(`${place}.text`, node.text, LIMITS.buttonText);
      atMost(`${place}.value`, node.value, LIMITS.buttonValue);
      atMost(`${place}.url`, node.url, LIMITS.url);
    }
    text(`${place}.placeholder`, node.placeholder, LIMITS.placeholder);
    atMost(`${place}.initial_value`, node.initial_value, (node.max_length as number) ?? LIMITS.initialValue);
    const options = list(node.options);
    atMost(`${place}.options`, options, node.type === 'overflow' ? LIMITS.overflowOptions : LIMITS.options);
    options.forEach((option, index) => {
      text(`${place}.options.${index}.text`, option.text, LIMITS.optionText);
      atMost(`${place}.options.${index}.value`, option.value, LIMITS.optionValue);
    });
    const confirm = node.confirm as Node | undefined;
    if (confirm) {
      text(`${place}.confirm.title`, confirm.title, LIMITS.confirmTitle);
      text(`${place}.confirm.text`, confirm.text, LIMITS.confirmText);
      text(`${place}.confirm.confirm`, confirm.confirm, LIMITS.confirmButton);
      text(`${place}.confirm.deny`, confirm.deny, LIMITS.confirmButton);
    }
  }

  function elements(place: string, nodes: Node[]): void {
    nodes.forEach((node, index) => element(`${place}.elements.${index}`, node));
    const used = nodes.map((node) => node.action_id).filter((id) => id !== undefined);
    if (new Set(used).size < used.length) problems.push(`${place}: an action_id stands twice`);
  }

  function chart(place: string, node: Node): void {
    if (typeof node.title !== 'string' || node.title === '') problems.push(`${place}.title: is empty`);
    atMost(`${place}.title`, node.title, LIMITS.chartTitle);
    const { series, axis_config } = node.chart as Node;
    const lines = list(series);
    if (lines.length === 0) problems.push(`${place}.series: is empty`);
    atMost(`${place}.series`, lines, LIMITS.chartSeries);
    const names = lines.map(({ name }) => name);
    if (new Set(names).size < names.length) problems.push(`${place}.series: a name stands twice`);
    const { categories = [] } = (axis_config ?? {}) as { categories?: string[] };
    if (categories.length === 0) problems.push(`${place}.categories: is empty`);
    atMost(`${place}.categories`, categories, LIMITS.chartCategories);
    if (new Set(categories).size < categories.length) problems.push(`${place}.categories: one stands twice`);
    for (const label of [...names, ...categories])
      atMost(`${place}: ${String(label)}`, label, LIMITS.chartLabel);
    lines.forEach(({ data }, index) => {
      const points = list(data);
      const fit =
        points.length === categories.length && points.every(({ label }, at) => label === categories[at]);
      if (!fit) problems.push(`${place}.series.${index}: has not one point for each category`);
      if (!points.every(({ value }) => Number.isFinite(value))) {
        problems.push(`${place}.series.${index}: a value is not a number`);
      }
    });
  }

  function block(place: string, node: Node): void {
    const id = node.block_id;
    if (typeof id === 'string') {
      if (ids.has(id)) problems.push(`${place}.block_id: ${id} stands twice`);
      ids.add(id);
      atMost(`${place}.block_id`, id, LIMITS.id);
    }
    switch (node.type) {
      case 'section': {
        const fields = list(node.fields);
        if (node.text === undefined && fields.length === 0)
          problems.push(`${place}: has neither text nor fields`);
        text(`${place}.text`, node.text, LIMITS.sectionText);
        atMost(`${place}.fields`, fields, LIMITS.fields);
        fields.forEach((field, index) => text(`${place}.fields.${index}`, field, LIMITS.fieldText));
        if (node.accessory !== undefined) element(`${place}.accessory`, node.accessory as Node);
        return;
      }
      case 'header':
        return text(`${place}.text`, node.text, LIMITS.headerText);
      case 'context': {
        const items = list(node.elements);
        if (items.length === 0) problems.push(`${place}: has no elements`);
        atMost(`${place}.elements`, items, LIMITS.contextElements);
        items.forEach((item, index) => {
          if (item.type !== 'image') text(`${place}.elements.${index}`, item, LIMITS.sectionText);
        });
        return;
      }
      case 'actions': {
        const items = list(node.elements);
        if (items.length === 0) problems.push(`${place}: has no elements`);
        atMost(`${place}.elements`, items, LIMITS.actions);
        return elements(place, items);
      }
      case 'input':
        text(`${place}.label`, node.label, LIMITS.labelText);
        text(`${place}.hint`, node.hint, LIMITS.labelText);
        return element(`${place}.element`, node.element as Node);
      case 'image':
        atMost(`${place}.image_url`, node.image_url, LIMITS.url);
        return atMost(`${place}.alt_text`, node.alt_text, LIMITS.imageText);
      case 'data_visualization':
        return chart(place, node);
      case 'markdown':
        return atMost(`${place}.text`, node.text, LIMITS.markdown);
      default:
        return;
    }
  }

  atMost('blocks', blocks, most);
  const charts = blocks.filter((node) => (node as Node).type === 'data_visualization');
  atMost('charts', charts, LIMITS.charts);
  blocks.forEach((node, index) => block(`blocks.${index}`, node as Node));
  return problems;
}

function list(value: unknown): Node[] {
  return Array.isArray(value) ? (value as Node[]) : [];
}
