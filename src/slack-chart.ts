import { type ChartBlock } from './contract/view';

/** Slack's limits on a chart. */
const TITLE = 50;
const LABEL = 20;
const CATEGORIES = 20;

/** Values by series, one for each category; what is too long is cut. Categories are different in their first 20 letters. */
export function chart(
  type: ChartBlock['chart']['type'],
  title: string,
  allCategories: string[],
  series: Record<string, number[]>,
): ChartBlock {
  const categories = allCategories.slice(0, CATEGORIES).map((label) => label.slice(0, LABEL));
  return {
    type: 'data_visualization',
    title: title.slice(0, TITLE),
    chart: {
      type,
      series: Object.entries(series).map(([name, values]) => ({
        name: name.slice(0, LABEL),
        data: categories.map((label, index) => ({ label, value: values[index] ?? 0 })),
      })),
      axis_config: { categories },
    },
  };
}

/** For whoever sees no charts: columns of one width, in a code block. */
export function textTable(head: string[], rows: (string | number)[][]): string {
  const lines = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const shown = lines.map((line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return `\`\`\`\n${shown.join('\n')}\n\`\`\``;
}
