type Labels = Record<string, string>;

/** One metric with its labelled values. A histogram's `add` observes a value, a counter's adds to it. */
export interface Family {
  add(labels: Labels, value: number): void;
  set(labels: Labels, value: number): void;
  render(): string;
}

interface Series {
  labels: Labels;
  value: number;
  count: number;
  /** Observations at or below each bound. */
  buckets: number[];
}

/** The exposition format: https://prometheus.io/docs/instrumenting/exposition_formats/ (read 2026-11-23). */
export function createFamily(
  type: 'counter' | 'gauge' | 'histogram',
  name: string,
  help: string,
  bounds: number[] = [],
): Family {
  const all = new Map<string, Series>();
  const series = (labels: Labels): Series => {
    const key = JSON.stringify(Object.values(labels));
    const found = all.get(key) ?? { labels, value: 0, count: 0, buckets: bounds.map(() => 0) };
    all.set(key, found);
    return found;
  };

  return {
    add(labels, value) {
      const one = series(labels);
      one.value += value;
      one.count += 1;
      bounds.forEach((bound, index) => {
        if (value <= bound) one.buckets[index] = (one.buckets[index] ?? 0) + 1;
      });
    },
    set(labels, value) {
      series(labels).value = value;
    },
    render() {
      if (all.size === 0) return '';
      const lines = [...all.values()].flatMap((one) =>
        type === 'histogram' ? histogram(name, bounds, one) : [sample(name, one.labels, one.value)],
      );
      return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('\n')}\n`;
    },
  };
}

function histogram(name: string, bounds: number[], one: Series): string[] {
  return [
    ...bounds.map((bound, index) =>
      sample(`${name}_bucket`, { ...one.labels, le: String(bound) }, one.buckets[index] ?? 0),
    ),
    sample(`${name}_bucket`, { ...one.labels, le: '+Inf' }, one.count),
    sample(`${name}_sum`, one.labels, one.value),
    sample(`${name}_count`, one.labels, one.count),
  ];
}

function sample(name: string, labels: Labels, value: number): string {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escape(text)}"`);
  return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}`;
}

function escape(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
}
